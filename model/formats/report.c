/* A report of ours, Markdown or HTML: the scenario that it carries, in a block behind a mark. What
 * stands around it is for people. In HTML the block is escaped; in Markdown it is what stands
 * between two fences. */
#include "model/formats/format.h"

#include <stdint.h>

#define MARKDOWN_MARK STR_LIT("<!-- silospec scenario -->")
#define HTML_MARK     STR_LIT("<pre id=\"silospec-scenario\">")

/* Of the whole file: the block stands at its end. */
static const struct str heads[] = {
    STR_INIT("<!-- silospec report -->"),
    STR_INIT("<meta name=\"generator\" content=\"silospec\"/>"),
    STR_INIT("<!-- silospec scenario -->"),
    STR_INIT("<pre id=\"silospec-scenario\">"),
};

static size_t next_line(struct str text, size_t at)
{
    size_t end = str_line_end(text, at);

    return end < text.len ? end + 1 : text.len;
}

/* A line begins with it: its offset, or the text's length. */
static size_t find_line(struct str text, struct str mark)
{
    size_t at = 0;

    while (at < text.len && !str_starts(str_cut(text, at, text.len), mark))
        at = next_line(text, at);
    return at;
}

unsigned format_report_recognises(const struct input *in)
{
    struct str head = input_head(in);

    for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
        if (find_line(head, heads[i]) < head.len)
            return 100;
    return 0;
}

/* ---- the block ---- */

static size_t count_ticks(struct str text, size_t at)
{
    size_t from = at;

    while (at < text.len && text.s[at] == '`')
        at++;
    return at - from;
}

/* Between the fence behind the mark and the one that is as long. */
static struct str fenced(struct str text, size_t mark)
{
    size_t at = next_line(text, mark), ticks, from;

    while (at < text.len && (text.s[at] == '\n' || text.s[at] == '\r'))
        at = next_line(text, at);
    if ((ticks = count_ticks(text, at)) < 3)
        return STR_NONE;
    from = at = next_line(text, at);
    while (at < text.len && count_ticks(text, at) < ticks)
        at = next_line(text, at);
    return str_cut(text, from, at);
}

static const struct {
    struct str escape;
    char character;
} escapes[] = {
    {STR_INIT("&lt;"), '<'},
    {STR_INIT("&gt;"), '>'},
    {STR_INIT("&quot;"), '"'},
    {STR_INIT("&amp;"), '&'},
};

static struct str unescaped(struct arena *a, struct str text)
{
    char *out = arena_alloc(a, text.len + 1);
    size_t len = 0;

    for (size_t i = 0; out != NULL && i < text.len; i++) {
        struct str rest = str_cut(text, i, text.len);
        char c = text.s[i];

        for (size_t e = 0; c == '&' && e < sizeof(escapes) / sizeof(escapes[0]); e++)
            if (str_starts(rest, escapes[e].escape)) {
                c = escapes[e].character;
                i += escapes[e].escape.len - 1;
                break;
            }
        out[len++] = c;
    }
    return out != NULL ? (struct str){out, len} : STR_NONE;
}

static struct str element(struct arena *a, struct str text, size_t mark)
{
    size_t from = mark + HTML_MARK.len, to = from;

    while (to < text.len && !str_starts(str_cut(text, to, text.len), STR_LIT("</pre>"))) {
        ptrdiff_t next = str_find(text, '<', to + 1);

        to = next < 0 ? text.len : (size_t)next;
    }
    return unescaped(a, str_cut(text, from, to));
}

static unsigned line_of(struct str text, size_t at)
{
    unsigned line = 1;

    for (size_t i = 0; i < at; i++)
        line += text.s[i] == '\n';
    return line;
}

/* The scenario's text, and the line that it begins in. */
static struct str block_of(struct arena *a, struct str text, unsigned *line)
{
    size_t mark = find_line(text, MARKDOWN_MARK);
    struct str block;

    if (mark < text.len) {
        block = fenced(text, mark);
        *line = block.len > 0 ? line_of(text, (size_t)(block.s - text.s)) : 1;
        return block;
    }
    mark = find_line(text, HTML_MARK);
    *line = line_of(text, mark);
    return mark < text.len ? element(a, text, mark) : STR_NONE;
}

/* ---- reading ---- */

static struct err *read_block(struct evidence *out, struct str block, unsigned line)
{
    size_t count = line_of(block, block.len) + 1;
    uint32_t *lines = arena_calloc(&out->arena, count, sizeof(*lines));
    struct input inner;
    struct err *e;

    if (lines == NULL)
        return err_oom();
    for (size_t i = 0; i < count; i++)
        lines[i] = (uint32_t)(line + i);
    if ((e = input_open_piece(&inner, block, lines, count, false)) != NULL)
        return e;
    if (inner.value == NULL || format_scenario_recognises(&inner) == 0)
        e = input_refused(&inner);
    else
        e = format_scenario_read(out, &inner);
    input_close(&inner);
    return err_wrap(e, "the scenario in the report");
}

struct err *format_report_read(struct evidence *out, const struct input *in)
{
    unsigned line = 1;
    struct str block = block_of(&out->arena, in->text, &line);

    if (arena_failed(&out->arena))
        return err_oom();
    if (block.len == 0)
        return err_remedy(err_new(ERR_INPUT, "this report of silospec has no scenario in it"),
                          "its end may be missing: the block stands in its last section");
    return read_block(out, block, line);
}
