/* One page of HTML: no script, nothing from elsewhere, no address. */
#include "model/base/quote.h"
#include "ui/casefile/html.h"
#include "ui/casefile/parts.h"

static const char *const tone_class[] = {
    [CASE_PLAIN] = NULL,     [CASE_GOOD] = "good", [CASE_BAD] = "bad",
    [CASE_WARNING] = "warn", [CASE_DIM] = "dim",
};

struct writer {
    struct buf *out;
    struct arena *a;
};

static void put(struct writer *w, struct str text)
{
    case_put_html(w->out, quote_text(w->a, text, quote_escape, true));
}

static void put_words(struct writer *w, struct str text)
{
    case_put_words(w->out, quote_text(w->a, text, quote_escape, true));
}

/* Words whose line ends are breaks. */
static void put_lines(struct writer *w, struct str text)
{
    struct str rest = str_trim(text), line;

    while (str_next_line(&rest, &line)) {
        put_words(w, line);
        if (rest.len > 0)
            buf_add(w->out, STR_LIT("<br/>"));
    }
}

static void put_cell(struct writer *w, const struct case_cell *cell)
{
    if (cell->text.len == 0)
        return;
    if (cell->kind == CASE_LITERAL) {
        buf_add(w->out, STR_LIT("<code>"));
        put_words(w, cell->text);
        buf_add(w->out, STR_LIT("</code>"));
    } else {
        put_lines(w, cell->text);
    }
}

static void open_tag(struct buf *out, const char *tag, enum case_tone tone)
{
    if (tone_class[tone] != NULL)
        buf_printf(out, "<%s class=\"%s\">", tag, tone_class[tone]);
    else
        buf_printf(out, "<%s>", tag);
}

/* ---- blocks ---- */

static void put_paragraph(struct writer *w, const struct case_block *b)
{
    open_tag(w->out, "p", b->columns == 1 ? b->cells[0].tone : CASE_PLAIN);
    for (size_t i = 0; i < b->columns; i++) {
        if (i > 0)
            buf_char(w->out, ' ');
        put_cell(w, &b->cells[i]);
    }
    buf_add(w->out, STR_LIT("</p>\n"));
}

static bool has_titles(const struct case_block *b)
{
    for (size_t i = 0; i < b->columns; i++)
        if (b->cells[i].text.len > 0)
            return true;
    return false;
}

static void put_head(struct writer *w, const struct case_block *b)
{
    if (!has_titles(b))
        return;
    buf_add(w->out, STR_LIT("<thead><tr>"));
    for (size_t i = 0; i < b->columns; i++) {
        buf_add(w->out, STR_LIT("<th>"));
        put_cell(w, &b->cells[i]);
        buf_add(w->out, STR_LIT("</th>"));
    }
    buf_add(w->out, STR_LIT("</tr></thead>\n"));
}

static void put_table_cell(struct writer *w, const struct case_block *b, size_t row, size_t column)
{
    const struct case_cell *cell = &b->cells[row * b->columns + column];

    buf_add(w->out, STR_LIT("<td"));
    if (str_is(cell->text, "-"))
        buf_add(w->out, STR_LIT(" class=\"dim none\""));
    else if (tone_class[cell->tone] != NULL)
        buf_printf(w->out, " class=\"%s\"", tone_class[cell->tone]);
    if (b->cells[column].text.len > 0) {
        buf_add(w->out, STR_LIT(" data-of=\""));
        put(w, b->cells[column].text);
        buf_char(w->out, '"');
    }
    buf_char(w->out, '>');
    put_cell(w, cell);
    buf_add(w->out, STR_LIT("</td>"));
}

static void put_table(struct writer *w, const struct case_block *b)
{
    buf_add(w->out, STR_LIT("<table>\n"));
    put_head(w, b);
    buf_add(w->out, STR_LIT("<tbody>\n"));
    for (size_t row = 1; row < b->count; row++) {
        buf_add(w->out, STR_LIT("<tr>"));
        for (size_t i = 0; i < b->columns; i++)
            put_table_cell(w, b, row, i);
        buf_add(w->out, STR_LIT("</tr>\n"));
    }
    buf_add(w->out, STR_LIT("</tbody>\n</table>\n"));
}

static void put_list(struct writer *w, const struct case_block *b)
{
    buf_add(w->out, STR_LIT("<ul>\n"));
    for (size_t row = 0; row < b->count; row++) {
        open_tag(w->out, "li", b->cells[row * b->columns].tone);
        for (size_t i = 0; i < b->columns; i++)
            put_cell(w, &b->cells[row * b->columns + i]);
        buf_add(w->out, STR_LIT("</li>\n"));
    }
    buf_add(w->out, STR_LIT("</ul>\n"));
}

static void put_code(struct writer *w, const char *id, struct str text)
{
    if (id != NULL)
        buf_printf(w->out, "<pre id=\"%s\">", id);
    else
        buf_add(w->out, STR_LIT("<pre>"));
    /* The first line end behind <pre> is not part of it. */
    if (text.len > 0 && text.s[0] == '\n')
        buf_char(w->out, '\n');
    if (id != NULL)
        case_put_html(w->out, text);
    else
        put(w, text);
    buf_add(w->out, STR_LIT("</pre>\n"));
}

static void put_block(struct writer *w, const struct case_block *b)
{
    switch (b->kind) {
    case CASE_PARAGRAPH:
        put_paragraph(w, b);
        break;
    case CASE_HEADING:
        buf_add(w->out, STR_LIT("<h3>"));
        put(w, b->cells[0].text);
        buf_add(w->out, STR_LIT("</h3>\n"));
        break;
    case CASE_TABLE:
        put_table(w, b);
        break;
    case CASE_LIST:
        put_list(w, b);
        break;
    case CASE_CODE:
        put_code(w, NULL, b->cells[0].text);
        break;
    case CASE_PLOT:
        case_put_plot(w->out, &b->plot->plot);
        break;
    case CASE_ATTACHED:
        put_code(w, "silospec-scenario", b->cells[0].text);
        break;
    }
}

/* ---- the page ---- */

static void put_top(struct writer *w, const struct case_file *c)
{
    static const char *const style[] = {
#define STYLE(text) (text),
#include "ui/casefile/page_style.def"
#undef STYLE
    };

    buf_add(w->out,
            STR_LIT("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                    "<meta name=\"viewport\" content=\"width=device-width, "
                    "initial-scale=1\"/>\n<meta name=\"generator\" "
                    "content=\"silospec\"/>\n<title>silospec: "));
    put(w, c->title);
    buf_add(w->out, STR_LIT("</title>\n<style>\n"));
    for (size_t i = 0; i < sizeof(style) / sizeof(style[0]); i++)
        buf_printf(w->out, "%s\n", style[i]);
    buf_add(w->out, STR_LIT("</style>\n</head>\n<body>\n<h1>silospec: "));
    put(w, c->title);
    buf_add(w->out, STR_LIT("</h1>\n"));
    if (c->redacted)
        buf_add(w->out, STR_LIT("<p class=\"dim\">Secrets are masked: the same value has the same "
                                "mask everywhere (REDACTED-1).</p>\n"));
    if (c->stamp.len > 0) {
        buf_add(w->out, STR_LIT("<p class=\"dim\">"));
        put(w, c->stamp);
        buf_add(w->out, STR_LIT("</p>\n"));
    }
}

static void put_links(struct writer *w, const struct case_file *c)
{
    buf_add(w->out, STR_LIT("<nav>"));
    for (int i = 0; i < CASE_SECTIONS; i++)
        if (c->sections[i].first != NULL)
            buf_printf(w->out, "<a href=\"#%s\">%s</a>\n", c->sections[i].anchor,
                       c->sections[i].title);
    buf_add(w->out, STR_LIT("</nav>\n"));
}

void case_html(struct buf *out, const struct case_file *c)
{
    struct arena a;
    struct writer w = {.out = out, .a = &a};

    arena_init(&a);
    put_top(&w, c);
    put_links(&w, c);
    for (int i = 0; i < CASE_SECTIONS; i++) {
        const struct case_section *s = &c->sections[i];

        if (s->first == NULL)
            continue;
        buf_printf(out, "<section id=\"%s\">\n<h2>%s</h2>\n", s->anchor, s->title);
        for (const struct case_block *b = s->first; b != NULL; b = b->next)
            put_block(&w, b);
        buf_add(out, STR_LIT("</section>\n"));
    }
    buf_add(out, STR_LIT("</body>\n</html>\n"));
    out->failed = out->failed || arena_failed(&a);
    arena_finish(&a);
}
