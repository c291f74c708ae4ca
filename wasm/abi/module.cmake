# build/wasm/satchel.wasm: the core behind abi.cpp's functions. A standalone module, without Emscripten's JavaScript.
add_executable(module abi/abi.cpp)
target_link_libraries(module PRIVATE site)
target_compile_options(module PRIVATE -fno-exceptions -fno-rtti -Os)
set(exports _satchel_allocate _satchel_release _satchel_open _satchel_render _satchel_ask _satchel_attach _satchel_set_now _satchel_result)
list(JOIN exports "," exports)
target_link_options(module PRIVATE
  -sSTANDALONE_WASM --no-entry -sEXPORTED_FUNCTIONS=${exports} -sALLOW_MEMORY_GROWTH -sABORTING_MALLOC=0
  -sFILESYSTEM=0 -sMALLOC=emmalloc -sINITIAL_MEMORY=4MB -sTOTAL_STACK=512KB)
set_target_properties(module PROPERTIES OUTPUT_NAME satchel SUFFIX .wasm RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
