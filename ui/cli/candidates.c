#include "ui/cli/candidates.h"

static void put(void *out, struct str word)
{
    buf_add(out, word);
    buf_char(out, ' ');
}

bool candidates_put(struct buf *out, enum ui_value_kind kind, const char *value)
{
    if (kind == UI_TAKES_COMMAND)
        for (size_t i = 1; i < CLI_COMMAND_COUNT; i++)
            put(out, str_of(cli_commands[i].name));
    return ui_value_words(kind, value, put, out) && !out->failed;
}
