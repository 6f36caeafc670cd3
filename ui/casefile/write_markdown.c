/* Markdown as GitHub reads it (CommonMark with tables). What somebody else wrote stands in code
 * spans and code blocks; in our own words every character that means something is escaped, and what
 * GitHub would make a link or a picture of (@name, #12, :word:) is parted by a word joiner. */
#include "model/base/ascii.h"
#include "model/base/quote.h"
#include "ui/casefile/parts.h"

#define JOINER STR_LIT("&#8288;")

struct writer {
    struct buf *out;
    struct arena *a; /* of texts that are cleaned */
};

/* Control characters and what is not UTF-8 become visible; line ends stay. */
static struct str clean(struct writer *w, struct str text)
{
    return quote_text(w->a, text, quote_escape, true);
}

static bool is_punctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

/* ":word:" begins here. */
static bool is_emoji(struct str text, size_t at)
{
    size_t end = at + 1;

    while (end < text.len &&
           (ascii_is_word(text.s[end]) || text.s[end] == '+' || text.s[end] == '-'))
        end++;
    return end > at + 1 && end < text.len && text.s[end] == ':';
}

static void put_character(struct buf *out, struct str text, size_t at)
{
    char c = text.s[at], next = at + 1 < text.len ? text.s[at + 1] : '\0';

    if (c == '&') {
        buf_add(out, STR_LIT("&amp;"));
    } else if (c == '<') {
        buf_add(out, STR_LIT("&lt;"));
    } else if (c == '>') {
        buf_add(out, STR_LIT("&gt;"));
    } else if (c == '\n') {
        buf_add(out, STR_LIT("<br>"));
    } else {
        if (c != '\0' && strchr("\\`*_[]|~#$", c) != NULL)
            buf_char(out, '\\');
        buf_char(out, c);
        if (((c == '@' || c == '#') && ascii_is_word(next)) || (c == ':' && is_emoji(text, at)))
            buf_add(out, JOINER);
    }
}

/* What would begin a list, a heading or a rule at the start of a line. */
static void put_start(struct buf *out, struct str text)
{
    size_t digits = 0;

    if (text.len > 0 && memchr("+-=", text.s[0], 3) != NULL)
        buf_char(out, '\\');
    while (digits < text.len && text.s[digits] >= '0' && text.s[digits] <= '9')
        digits++;
    if (digits > 0 && digits < text.len && (text.s[digits] == '.' || text.s[digits] == ')'))
        buf_add(out, JOINER);
}

static void put_words(struct writer *w, struct str text)
{
    text = str_trim(clean(w, text));
    for (size_t i = 0; i < text.len; i++)
        put_character(w->out, text, i);
}

/* The longest run of that character. */
static size_t longest_run(struct str text, char c)
{
    size_t longest = 0, run = 0;

    for (size_t i = 0; i < text.len; i++) {
        run = text.s[i] == c ? run + 1 : 0;
        if (run > longest)
            longest = run;
    }
    return longest;
}

/* Where a code span could not say it: with every mark as a number. */
static void put_code_element(struct buf *out, struct str text)
{
    buf_add(out, STR_LIT("<code>"));
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] == '\n')
            buf_add(out, STR_LIT("<br>"));
        else if (is_punctuation(text.s[i]))
            buf_printf(out, "&#%d;", text.s[i]);
        else
            buf_char(out, text.s[i]);
    }
    buf_add(out, STR_LIT("</code>"));
}

static void put_literal(struct writer *w, struct str text)
{
    size_t ticks;
    bool pad;

    text = clean(w, text);
    if (text.len == 0)
        return;
    if (memchr(text.s, '\n', text.len) != NULL || memchr(text.s, '|', text.len) != NULL ||
        str_trim(text).len == 0) {
        put_code_element(w->out, text);
        return;
    }
    ticks = longest_run(text, '`') + 1;
    pad = text.s[0] == '`' || text.s[text.len - 1] == '`' ||
          (text.s[0] == ' ' && text.s[text.len - 1] == ' ');
    buf_fill(w->out, '`', ticks);
    buf_fill(w->out, ' ', pad);
    buf_add(w->out, text);
    buf_fill(w->out, ' ', pad);
    buf_fill(w->out, '`', ticks);
}

static void put_cell(struct writer *w, const struct case_cell *cell)
{
    if (cell->kind == CASE_LITERAL)
        put_literal(w, cell->text);
    else
        put_words(w, cell->text);
}

/* At the start of a line. */
static void put_first(struct writer *w, const struct case_cell *cell)
{
    if (cell->kind == CASE_WORDS)
        put_start(w->out, str_trim(cell->text));
    put_cell(w, cell);
}

/* ---- blocks ---- */

static void put_fenced(struct buf *out, const char *language, struct str text)
{
    size_t ticks = longest_run(text, '`') + 1;

    ticks = ticks < 3 ? 3 : ticks;
    buf_fill(out, '`', ticks);
    buf_printf(out, "%s\n", language != NULL ? language : "");
    buf_add(out, text);
    if (text.len > 0 && text.s[text.len - 1] != '\n')
        buf_char(out, '\n');
    buf_fill(out, '`', ticks);
    buf_add(out, STR_LIT("\n\n"));
}

static void put_paragraph(struct writer *w, const struct case_block *b)
{
    bool strong = b->columns == 1 && b->cells[0].kind == CASE_WORDS &&
                  (b->cells[0].tone == CASE_BAD || b->cells[0].tone == CASE_GOOD);

    buf_add(w->out, strong ? STR_LIT("**") : STR_NONE);
    for (size_t i = 0; i < b->columns; i++) {
        if (i > 0)
            buf_char(w->out, ' ');
        if (i > 0 || strong)
            put_cell(w, &b->cells[i]);
        else
            put_first(w, &b->cells[i]);
    }
    buf_add(w->out, strong ? STR_LIT("**\n\n") : STR_LIT("\n\n"));
}

static void put_row(struct writer *w, const struct case_block *b, size_t row)
{
    buf_char(w->out, '|');
    for (size_t i = 0; i < b->columns; i++) {
        buf_char(w->out, ' ');
        put_cell(w, &b->cells[row * b->columns + i]);
        buf_add(w->out, STR_LIT(" |"));
    }
    buf_char(w->out, '\n');
}

static void put_table(struct writer *w, const struct case_block *b)
{
    put_row(w, b, 0);
    buf_char(w->out, '|');
    for (size_t i = 0; i < b->columns; i++)
        buf_add(w->out, STR_LIT(" --- |"));
    buf_char(w->out, '\n');
    for (size_t i = 1; i < b->count; i++)
        put_row(w, b, i);
    buf_char(w->out, '\n');
}

static void put_list(struct writer *w, const struct case_block *b)
{
    for (size_t i = 0; i < b->count; i++) {
        buf_add(w->out, STR_LIT("- "));
        put_first(w, &b->cells[i * b->columns]);
        for (size_t c = 1; c < b->columns; c++)
            put_cell(w, &b->cells[i * b->columns + c]);
        buf_char(w->out, '\n');
    }
    buf_char(w->out, '\n');
}

/* In plain ASCII: other signs are of another width in some fonts. */
static void put_plot(struct writer *w, const struct ui_plot *p)
{
    enum { WIDTH = 76, HEIGHT = 20 };
    struct plot_cell *grid = arena_calloc(w->a, (size_t)WIDTH * HEIGHT, sizeof(*grid));
    struct plot ascii = p->plot;
    struct buf text = {.s = NULL};

    ascii.ascii = true;
    if (grid == NULL || !plot_draw(grid, WIDTH, HEIGHT, &ascii))
        return;
    for (size_t y = 0; y < HEIGHT; y++) {
        size_t end = WIDTH;

        while (end > 0 && grid[y * WIDTH + end - 1].ch == ' ')
            end--;
        for (size_t x = 0; x < end; x++)
            buf_char(&text, (char)grid[y * WIDTH + x].ch);
        buf_char(&text, '\n');
    }
    w->out->failed = w->out->failed || text.failed;
    put_fenced(w->out, "text", buf_str(&text));
    buf_finish(&text);
}

static void put_block(struct writer *w, const struct case_block *b)
{
    switch (b->kind) {
    case CASE_PARAGRAPH:
        put_paragraph(w, b);
        break;
    case CASE_HEADING:
        buf_add(w->out, STR_LIT("### "));
        put_words(w, b->cells[0].text);
        buf_add(w->out, STR_LIT("\n\n"));
        break;
    case CASE_TABLE:
        put_table(w, b);
        break;
    case CASE_LIST:
        put_list(w, b);
        break;
    case CASE_CODE:
        put_fenced(w->out, b->language, clean(w, b->cells[0].text));
        break;
    case CASE_PLOT:
        put_plot(w, b->plot);
        break;
    case CASE_ATTACHED:
        buf_add(w->out, STR_LIT("<!-- silospec scenario -->\n\n"));
        put_fenced(w->out, "yaml", b->cells[0].text);
        break;
    }
}

static void put_section(struct writer *w, const struct case_section *s)
{
    if (s->first == NULL)
        return;
    buf_printf(w->out, "## %s\n\n", s->title);
    if (s->is_long)
        buf_add(w->out, STR_LIT("<details>\n<summary>Show</summary>\n\n"));
    for (const struct case_block *b = s->first; b != NULL; b = b->next)
        put_block(w, b);
    if (s->is_long)
        buf_add(w->out, STR_LIT("</details>\n\n"));
}

void case_markdown(struct buf *out, const struct case_file *c)
{
    struct arena a;
    struct writer w = {.out = out, .a = &a};

    arena_init(&a);
    buf_add(out, STR_LIT("<!-- silospec report -->\n\n# silospec: "));
    put_words(&w, c->title);
    buf_add(out, STR_LIT("\n\n"));
    if (c->redacted)
        buf_add(out, STR_LIT("Secrets are masked: the same value has the same mask everywhere "
                             "(REDACTED-1).\n\n"));
    if (c->stamp.len > 0) {
        put_words(&w, c->stamp);
        buf_add(out, STR_LIT("\n\n"));
    }
    for (int i = 0; i < CASE_SECTIONS; i++)
        put_section(&w, &c->sections[i]);
    if (out->len > 0 && out->s[out->len - 1] == '\n')
        out->len--;
    out->failed = out->failed || arena_failed(&a);
    arena_finish(&a);
}
