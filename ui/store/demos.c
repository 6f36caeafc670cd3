#include "ui/store/demos.h"

#include "ui/builtin/builtin.h"

#define FOLDER "demo"
#define SUFFIX ".yaml"

static struct str cut_line(struct str *text)
{
    ptrdiff_t end = str_find(*text, '\n', 0);
    struct str line = str_cut(*text, 0, end >= 0 ? (size_t)end : text->len);

    *text = str_cut(*text, line.len + 1, text->len);
    return line;
}

static void read_comment(struct ui_demo *d)
{
    struct str rest = d->text, line = cut_line(&rest);

    d->title = str_trim(str_cut(line, 1, line.len));
    d->try = (struct str){rest.s, 0};
    while (str_starts(rest, STR_LIT("#"))) {
        (void)cut_line(&rest);
        d->try.len = (size_t)(rest.s - d->try.s);
    }
}

static void fill(struct ui_demo *out, const struct ui_builtin *b)
{
    *out = (struct ui_demo){.name = ui_builtin_name(b, FOLDER, SUFFIX), .text = ui_builtin_text(b)};
    read_comment(out);
}

/* The tour comes before what a person builds on. */
bool ui_demo_at(struct ui_demo *out, size_t i)
{
    for (size_t n = 0; n < 2 * ui_builtin_count; n++) {
        const struct ui_builtin *b = &ui_builtins[n % ui_builtin_count];
        struct str name = ui_builtin_name(b, FOLDER, SUFFIX);

        if (name.len == 0 || str_is(name, "tour") != (n < ui_builtin_count) || i-- > 0)
            continue;
        fill(out, b);
        return true;
    }
    return false;
}

bool ui_demo_find(struct ui_demo *out, struct str name)
{
    const struct ui_builtin *b = ui_builtin_find(FOLDER, name, SUFFIX);

    if (b != NULL)
        fill(out, b);
    return b != NULL;
}
