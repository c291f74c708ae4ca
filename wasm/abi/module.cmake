# The core behind abi.cpp's functions, twice: build/wasm/satchel.wasm, which every page but those with calculators is
# content with, and satchel-full.wasm, which has all. Standalone modules, without Emscripten's JavaScript.
set(exports _satchel_allocate _satchel_release _satchel_open _satchel_render _satchel_ask _satchel_attach _satchel_set_now _satchel_result)
list(JOIN exports "," exports)
# engine(TARGET NAME SOURCE…): a source goes before what the rooms' libraries have of the same name.
function(engine target name)
  add_executable(${target} abi/abi.cpp ${ARGN})
  target_link_libraries(${target} PRIVATE site)
  target_compile_options(${target} PRIVATE -fno-exceptions -fno-rtti ${FOR_SIZE})
  target_link_options(${target} PRIVATE
    -sSTANDALONE_WASM --no-entry -sEXPORTED_FUNCTIONS=${exports} -sALLOW_MEMORY_GROWTH -sABORTING_MALLOC=0
    -sFILESYSTEM=0 -sMALLOC=emmalloc -sINITIAL_MEMORY=4MB -sTOTAL_STACK=512KB)
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${name} SUFFIX .wasm RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endfunction()
engine(module satchel views/reading/calculator_views.cpp)
engine(full_module satchel-full)
