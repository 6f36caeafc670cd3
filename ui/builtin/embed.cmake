# cmake -DOUT=FILE.c "-DFILES=PATH=NAME;..." -P embed.cmake: a table of ui/builtin/builtin.h with
# the bytes of each PATH under its NAME. The same files give the same text, whatever their folder.
cmake_minimum_required(VERSION 3.25)
list(SORT FILES)
set(bytes "")
set(rows "")
set(count 0)
set(from 0)
foreach(file IN LISTS FILES)
  string(REGEX REPLACE "=[^=]*$" "" path "${file}")
  string(REGEX REPLACE "^.*=" "" name "${file}")
  file(READ "${path}" hex HEX)
  string(LENGTH "${hex}" to)
  math(EXPR to "${from} + ${to} / 2")
  string(APPEND rows "    {\"${name}\", ${from}, ${to}},\n")
  string(REPEAT "[0-9a-f]" 32 line)
  string(REGEX REPLACE "(${line})" "\\1\n    " hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
  string(APPEND bytes "    /* ${name} */\n    ${hex}0,\n")
  math(EXPR from "${to} + 1")
  math(EXPR count "${count} + 1")
endforeach()
file(CONFIGURE OUTPUT "${OUT}" @ONLY CONTENT
"/* Made by ui/builtin/embed.cmake. */
#include \"ui/builtin/builtin.h\"

const unsigned char ui_builtin_bytes[] = {
@bytes@};

const struct ui_builtin ui_builtins[] = {
@rows@};

const size_t ui_builtin_count = @count@;
")
