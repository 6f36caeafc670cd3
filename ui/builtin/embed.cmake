# cmake -DOUT=FILE.c "-DFILES=PATH=NAME;..." -P embed.cmake: a table of ui/builtin/builtin.h with
# the bytes of each PATH under its NAME. The same files give the same text, whatever their folder.
cmake_minimum_required(VERSION 3.25)
list(SORT FILES)
set(arrays "")
set(rows "")
set(count 0)
foreach(file IN LISTS FILES)
  string(REGEX REPLACE "=[^=]*$" "" path "${file}")
  string(REGEX REPLACE "^.*=" "" name "${file}")
  file(READ "${path}" hex HEX)
  string(REPEAT "[0-9a-f]" 32 line)
  string(REGEX REPLACE "(${line})" "\\1\n    " bytes "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(APPEND arrays "/* ${name} */\nstatic const unsigned char bytes_${count}[] = {\n    ${bytes}0};\n\n")
  string(APPEND rows "    {\"${name}\", (const char *)bytes_${count}, sizeof(bytes_${count}) - 1},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(CONFIGURE OUTPUT "${OUT}" @ONLY CONTENT
"/* Made by ui/builtin/embed.cmake. */
#include \"ui/builtin/builtin.h\"

@arrays@const struct ui_builtin ui_builtins[] = {
@rows@};

const size_t ui_builtin_count = @count@;
")
