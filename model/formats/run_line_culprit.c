#include "model/formats/run_line_culprit.h"

/* Behind a blank, or at the beginning of a line. */
static ptrdiff_t flag_at(struct str text, struct str flag)
{
    ptrdiff_t at = str_find_text(text, flag, 0);

    while (at > 0 && text.s[at - 1] != ' ' && text.s[at - 1] != '\t' && text.s[at - 1] != '\n')
        at = str_find_text(text, flag, (size_t)at + 1);
    return at;
}

/* A flag's value is looked for so far behind it: all names are compared there. */
enum { VALUE_MOST = 256 };

/* *at: where it stands in the text; 0 where no flag is named. */
static struct str find(size_t *at, struct str text, const struct shell_words *names,
                       struct str message)
{
    static const struct str lead = STR_INIT(" for \"");
    ptrdiff_t from = str_find_text(message, lead, 0);
    ptrdiff_t to = from < 0 ? -1 : str_find(message, '"', (size_t)from + lead.len);
    struct str flags = to < 0 ? STR_NONE : str_cut(message, (size_t)from + lead.len, (size_t)to),
               found;

    found = names->items[0];
    *at = 0;
    while (flags.len > 0) {
        ptrdiff_t comma = str_find(flags, ',', 0);
        struct str flag = str_trim(str_cut(flags, 0, comma < 0 ? flags.len : (size_t)comma));
        ptrdiff_t word = flag_at(text, flag);

        size_t from_flag = (size_t)(word < 0 ? 0 : word) + flag.len, end = from_flag + VALUE_MOST;
        struct str near = str_cut(text, 0, end < text.len ? end : text.len);

        flags = comma < 0 ? STR_NONE : str_cut(flags, (size_t)comma + 1, flags.len);
        for (size_t i = 0; word >= 0 && i < names->count; i++) {
            ptrdiff_t name = str_find_text(near, names->items[i], from_flag);

            if (name >= 0 && (*at == 0 || (size_t)name < *at)) {
                *at = (size_t)name;
                found = names->items[i];
            }
        }
    }
    return found;
}

struct err *run_line_culprit(struct str text, unsigned number, const struct shell_words *names,
                             struct str message)
{
    size_t at, begins = 0;
    struct str name = find(&at, text, names, message);

    for (size_t i = 0; i < at; i++)
        if (text.s[i] == '\n') {
            begins = i + 1;
            number++;
        }
    /* What stands before the first line's words is not among them. */
    return err_at(err_new(ERR_INPUT,
                          "what %.*s stands for is not known, and without it docker's client takes "
                          "the line for a wrong one (%.*s)",
                          STR_FMT(name), STR_FMT(message)),
                  NULL, number, begins > 0 ? (unsigned)(at - begins) + 1 : 1);
}
