# Writes numbered .sql files as texts of the program: cmake -DOUT=FILE.c -P embed.cmake -- FILE.sql ...
# The first is version 1, and none may be missing.
set(files)
set(is_file FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
  if(is_file)
    list(APPEND files "${CMAKE_ARGV${i}}")
  elseif("${CMAKE_ARGV${i}}" STREQUAL "--")
    set(is_file TRUE)
  endif()
endforeach()

set(texts)
set(names)
set(number 0)
foreach(file IN LISTS files)
  math(EXPR number "${number} + 1")
  if(NOT file MATCHES "-0*${number}\\.sql$")
    message(FATAL_ERROR "${file} stands where version ${number} of the schema belongs")
  endif()
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(APPEND texts "static const char version_${number}[] = {${bytes}0};\n")
  string(APPEND names "    version_${number},\n")
endforeach()

file(WRITE "${OUT}"
     "#include \"store/store_private.h\"\n\n${texts}\n"
     "const char *const ks_schema_scripts[] = {\n${names}};\n"
     "const int ks_schema_script_count = ${number};\n")
