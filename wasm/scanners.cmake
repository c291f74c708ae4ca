# cmark's scanners read UTF-8 letter by letter, with states for each of a letter's bytes. No rule of theirs tells one letter beyond
# ASCII from another, so scanners that read bytes find the same; made of cmark's own scanners.re, they are half the code. That of
# e-mail addresses, which counts to 63 by states, is markdown/scan_email.c.
find_program(RE2C re2c REQUIRED)
file(READ ${CMARK}/scanners.re rules)
string(FIND "${rules}" "// Try to match email autolink" begin)
string(FIND "${rules}" "// Try to match an HTML tag after first <" end)
string(SUBSTRING "${rules}" 0 ${begin} before)
string(SUBSTRING "${rules}" ${end} -1 after)
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/cmark/scanners.re "${before}${after}")
execute_process(
  COMMAND ${RE2C} --case-insensitive --no-debug-info --no-generation-date -o cmark/scanners.c cmark/scanners.re
  WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} COMMAND_ERROR_IS_FATAL ANY)
