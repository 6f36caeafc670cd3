#include "ui/casefile/casefile.h"

#include "ui/casefile/parts.h"

static const struct {
    char anchor[12], title[44];
    bool is_long;
} sections[CASE_SECTIONS] = {
#define SECTION(id, anchor, title, is_long, fill) [CASE_##id] = {anchor, title, is_long},
#include "ui/casefile/sections.def"
#undef SECTION
};

static struct err *fill_section(struct case_filling *f, int section)
{
    switch (section) {
#define SECTION(id, anchor, title, is_long, fill)                                                  \
    case CASE_##id:                                                                                \
        return fill(f);
#include "ui/casefile/sections.def"
#undef SECTION
    default:
        return NULL;
    }
}

const char case_format_names[CASE_FORMATS][12] = {
    [CASE_MARKDOWN] = "report",
    [CASE_HTML] = "report-html",
};

bool case_format_named(enum case_format *out, struct str name)
{
    for (int i = 0; i < CASE_FORMATS; i++)
        if (str_is(name, case_format_names[i])) {
            *out = (enum case_format)i;
            return true;
        }
    return false;
}

struct err *case_format_of_file(enum case_format *out, struct str file)
{
    static const struct {
        char ending[12];
        enum case_format format;
    } endings[] = {{"", CASE_MARKDOWN},     {".md", CASE_MARKDOWN}, {".markdown", CASE_MARKDOWN},
                   {".txt", CASE_MARKDOWN}, {".html", CASE_HTML},   {".htm", CASE_HTML}};
    struct str ending = str_file_ending(file);

    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
        if (str_is(ending, endings[i].ending)) {
            *out = endings[i].format;
            return NULL;
        }
    return err_remedy(err_new(ERR_INPUT, "a case file is not written as '%.*s'", STR_FMT(ending)),
                      "end the name in .md or .html");
}

void case_write(struct buf *out, const struct case_file *c, enum case_format format)
{
    if (format == CASE_HTML)
        case_html(out, c);
    else
        case_markdown(out, c);
}

/* ---- making ---- */

/* The scenario's name, the container's, or what it is called by whoever asks. */
static struct str title_of(struct case_file *c, const struct case_options *o)
{
    struct str name = o->title.len > 0 ? o->title : c->doc->name.v;
    struct str container = c->doc->container.name.v;

    if (name.len == 0)
        name =
            str_starts(container, STR_LIT("/")) ? str_cut(container, 1, container.len) : container;
    return arena_str(&c->arena, name.len > 0 ? name : STR_LIT("a container"));
}

static struct err *fill(struct case_file *c, const struct case_options *options)
{
    for (int i = 0; i < CASE_SECTIONS; i++) {
        struct case_filling f = {.file = c,
                                 .a = &c->arena,
                                 .section = &c->sections[i],
                                 .g = &c->generation,
                                 .options = options};
        struct err *e;

        c->sections[i] = (struct case_section){.title = sections[i].title,
                                               .anchor = sections[i].anchor,
                                               .is_long = sections[i].is_long};
        if ((e = fill_section(&f, i)) != NULL)
            return e;
    }
    return arena_failed(&c->arena) ? err_oom() : NULL;
}

static struct err *make(struct case_file *c, const struct value *root,
                        const struct case_options *options)
{
    struct err *e = mdl_doc_new(&c->doc, root);

    if (e != NULL)
        return e;
    /* Masked already, or shown on purpose. */
    c->generation.unmasked = true;
    if ((e = ui_generation_make(&c->generation, c->doc, options->settings, &c->before, NULL)) !=
        NULL)
        return e;
    c->title = title_of(c, options);
    c->stamp = arena_str(&c->arena, options->stamp);
    c->redacted = options->redacted;
    return fill(c, options);
}

struct err *case_make(struct case_file *out, const struct value *root,
                      const struct case_options *options)
{
    struct err *e;

    *out = (struct case_file){.doc = NULL};
    arena_init(&out->arena);
    ui_generation_init(&out->generation);
    ui_generation_init(&out->before);
    for (int i = 0; i < UI_PLOT_COUNT; i++) {
        ui_plot_init(&out->plots[i]);
        out->plots[i].what = (enum ui_plot_what)i;
    }
    if ((e = make(out, root, options)) != NULL)
        case_finish(out);
    return e;
}

void case_finish(struct case_file *c)
{
    for (int i = 0; i < UI_PLOT_COUNT; i++)
        ui_plot_finish(&c->plots[i]);
    ui_generation_finish(&c->generation);
    ui_generation_finish(&c->before);
    arena_finish(&c->arena);
    mdl_doc_free(c->doc);
    *c = (struct case_file){.doc = NULL};
}
