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
        {"nltest", "other"},
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
        return loose_holds(r->text, "rror response from daemon") ? "daemon" : "other";
    }
}

static void set_layer(struct error_reader *r)
{
    for (const struct error_call *c = r->out->calls; c != NULL; c = c->next)
        r->out->layer = layer_of_call(c->name);
    if (r->out->calls == NULL)
        r->out->layer = layer_of_codes(r);
}

/* Unless it is known of a code what helped where the daemon did not start. */
static void set_deciding(struct error_reader *r)
{
    const struct saying s = error_saying(r->out->words);

    if (s.text == NULL || !s.decides)
        return;
    for (const struct error_code *c = r->out->codes; c != NULL; c = c->next)
        if (c->parts.row.next != NULL && loose_holds(str_of(c->parts.row.calls), "at daemon start"))
            return;
    r->out->deciding = s;
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
    r.next_call = &out->calls;
    r.next_code = &out->codes;
    out->given = text;
    clean_text(&out->clean, a, text);
    tail_document(&out->document, a, &out->clean, 0);
    r.text = with_line_ends(a, without_document(a, out));
    out->words = error_words(a, r.text);
    error_read_events(&r);
    error_read_calls(&r);
    error_read_codes(&r);
    error_read_names(&r);
    error_read_surroundings(&r);
    set_layer(&r);
    set_deciding(&r);
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

bool error_dates_engine(const struct error_text *t)
{
    return t->releases.known && (t->layer == NULL || strcmp(t->layer, "cli") != 0);
}
