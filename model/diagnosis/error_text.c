#include "model/diagnosis/error_text.h"

#include "model/diagnosis/error_parts.h"
#include "model/diagnosis/loose_match.h"

/* The layer whose call it is; a re-exec'd dockerd works on layers. */
static const char *layer_of_call(const char *call)
{
    static const char *const layers[][2] = {
        {"hcs.", "hcs"},         {"hns.", "hns"},
        {"hcn.", "hns"},         {"storage.", "storage"},
        {"reexec", "storage"},   {"distribution.", "distribution"},
        {"client.", "cli"},      {"libnetwork.", "network"},
        {"process.", "process"}, {"containerd.", "containerd"},
        {"shim.", "shim"},       {"cri.", "cri"},
    };

    for (size_t i = 0; i < sizeof(layers) / sizeof(layers[0]); i++)
        if (strncmp(call, layers[i][0], strlen(layers[i][0])) == 0)
            return layers[i][1];
    return "daemon";
}

/* A number alone: the service whose facility it carries, or whose words stand before it. */
static const char *layer_of_codes(const struct error_reader *r)
{
    const struct error_code *c = r->out->codes;

    if (loose_holds(r->text, "Wsl/"))
        return "other";
    if (loose_holds(r->text, "winapi error #"))
        return "hcs";
    if (c == NULL)
        return NULL;
    switch (c->parts.hresult >> 16) {
    case 0xC037:
    case 0x8037:
        return "hcs";
    case 0x803B:
        return "hns";
    default:
        return "other";
    }
}

static void set_layer(struct error_reader *r)
{
    for (const struct error_call *c = r->out->calls; c != NULL; c = c->next)
        r->out->layer = layer_of_call(c->name);
    if (r->out->calls == NULL)
        r->out->layer = layer_of_codes(r);
}

/* Blanks instead of the document, so that nothing in it is taken for words of the error. */
static struct str without_document(struct arena *a, const struct error_text *t)
{
    char *copy;

    if (t->document.kind == TAIL_NONE)
        return t->clean.text;
    if ((copy = arena_cstr(a, t->clean.text)) == NULL)
        return STR_NONE;
    memset(copy + t->document.from, '\n', t->document.to - t->document.from);
    return (struct str){copy, t->clean.text.len};
}

/* A text that is one JSON string inside has its line ends escaped: "...\n(extra info: ...)". */
static struct str with_line_ends(struct arena *a, struct str text)
{
    char *copy = arena_cstr(a, text);

    if (copy == NULL)
        return STR_NONE;
    for (size_t i = 0; i + 1 < text.len; i++)
        if (copy[i] == '\\' && copy[i + 1] == 'n' && (i == 0 || copy[i - 1] == '.') &&
            (i + 2 == text.len || copy[i + 2] == '(' || copy[i + 2] == '['))
            copy[i] = copy[i + 1] = '\n';
    return (struct str){copy, text.len};
}

struct err *error_text(struct error_text *out, struct arena *a, struct str text)
{
    struct error_reader r = {.out = out, .a = a};

    *out = (struct error_text){.layer = NULL};
    clean_text(&out->clean, a, text);
    tail_document(&out->document, a, &out->clean, 0);
    r.text = with_line_ends(a, without_document(a, out));
    error_read_calls(&r);
    error_read_codes(&r);
    error_read_names(&r);
    error_read_surroundings(&r);
    set_layer(&r);
    if (arena_failed(a)) {
        error_text_finish(out);
        return err_oom();
    }
    return NULL;
}

void error_text_finish(struct error_text *t)
{
    value_unref(t->document.json);
    t->document.json = NULL;
}

/* How the row's words for that call read; NULL: it has none. */
static const char *next_at(const struct code *row, const char *call)
{
    for (size_t i = 0; i < CODE_CALLS && row->at[i].call != NULL; i++)
        if (str_starts(str_of(call), str_of(row->at[i].call)))
            return row->at[i].next;
    return NULL;
}

const char *error_next(const struct error_text *t, const struct code *row)
{
    const char *found = NULL;

    for (const struct error_call *c = t->calls; c != NULL; c = c->next) {
        const char *next = next_at(row, c->name);

        found = next != NULL ? next : found;
    }
    return found != NULL ? found : row->next;
}
