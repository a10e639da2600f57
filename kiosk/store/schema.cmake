# Writes the texts of the schema as a table of the program:
# cmake -DOUT=FILE.c -P schema.cmake -- sqlite-0001.sql ... pgsql-0008.sql ...
# Of each database the first brings nothing to its own version, each other the one before to its own.
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
set(rows)
foreach(kind sqlite pgsql)
  set(before)
  foreach(file IN LISTS files)
    if(NOT file MATCHES "/${kind}-0*([0-9]+)\\.sql$")
      continue()
    endif()
    set(number ${CMAKE_MATCH_1})
    math(EXPR wanted "0${before} + 1")
    if(before AND NOT number EQUAL wanted)
      message(FATAL_ERROR "${file} stands where version ${wanted} of the schema belongs")
    endif()
    set(before ${number})
    file(READ "${file}" hex HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    string(APPEND texts "static const char ${kind}_${number}[] = {${bytes}0};\n")
    string(APPEND rows "    {${number}, KS_SCHEMA_${kind}, ${kind}_${number}},\n")
    set(last_${kind} ${number})
  endforeach()
endforeach()
if(NOT last_sqlite EQUAL last_pgsql)
  message(FATAL_ERROR "the schema ends at ${last_sqlite} for SQLite and at ${last_pgsql} for PostgreSQL")
endif()

file(WRITE "${OUT}"
     "#include \"store/store_private.h\"\n\n${texts}\n"
     "const struct ks_schema_text ks_schema_texts[] = {\n${rows}    {0}};\n"
     "const int ks_schema_newest = ${last_sqlite};\n")
