#include "ui/cli/decode_error.h"

#include "model/diagnosis/code_exit.h"
#include "model/diagnosis/error_next.h"
#include "model/diagnosis/sayings.h"
#include "ui/cli/decode_rows.h"
#include "ui/cli/decode_sentence.h"
#include "ui/cli/decode_version.h"
#include "ui/cli/output.h"

#include <inttypes.h>

static const char *sureness(char sure)
{
    return sure == 'A'   ? "Seen, with causes that people confirmed."
           : sure == 'B' ? "From one report, or from the source code."
                         : "Only its meaning is known; no report of it was found.";
}

/* Every form the number is met in, so that a search for any of them finds the others. */
void decode_print_forms(FILE *out, const struct code_parts *p)
{
    char text[48]; /* 0x and 8 digits, 10 digits, a sign and 10 digits */

    if (p->has_hresult) {
        (void)snprintf(text, sizeof(text), "0x%08" PRIX32 " = %" PRIu32 " = %" PRId32, p->hresult,
                       p->hresult, (int32_t)p->hresult);
        decode_row_text(out, "as HRESULT", text);
    }
    if (p->has_win32) {
        (void)snprintf(text, sizeof(text), "0x%" PRIX32 " = %" PRIu32, p->win32, p->win32);
        decode_row_text(out, "as Win32", text);
    }
    if (p->has_ntstatus) {
        (void)snprintf(text, sizeof(text), "0x%08" PRIX32 " = %" PRIu32 " = %" PRId32, p->ntstatus,
                       p->ntstatus, (int32_t)p->ntstatus);
        decode_row_text(out, "as NTSTATUS", text);
    }
}

void decode_print_code_head(FILE *out, const struct code_parts *p, struct str as_written,
                            const struct error_text *of)
{
    (void)fputs("Code ", out);
    output_text(out, as_written);
    (void)fprintf(out, "  %s\n", p->name != NULL ? p->name : "(in no table that is known here)");
    if (p->row.name != NULL)
        decode_row_text(out, "means", of != NULL ? error_meaning(of, &p->row) : p->row.meaning);
}

/* What to do stands before what it is called elsewhere and who met it. */
void decode_print_code(FILE *out, const struct code_parts *p, struct str as_written,
                       const struct error_text *of)
{
    uint32_t value;
    const char *exits = code_read(&value, as_written) ? code_exit_of_command(value) : NULL;

    decode_print_code_head(out, p, as_written, of);
    if (p->row.name != NULL)
        decode_row_text(out, "check next", of != NULL ? error_next(of, &p->row) : p->row.next);
    decode_print_forms(out, p);
    if (of == NULL && exits != NULL)
        decode_row_text(out, "as exit", exits);
    if (p->row.name == NULL)
        return;
    if (of != NULL && !error_met_here(of, &p->row)) {
        decode_row_text(out, "seen at", p->row.calls);
        return;
    }
    decode_row_text(out, "settings", p->row.fields);
    decode_row_text(out, "seen at", p->row.calls);
    decode_row_text(out, "reports", p->row.causes);
    decode_row_text(out, "how sure", sureness(p->row.sure));
}

/* ---- an error ---- */

static const char *layer_words(const char *layer)
{
    static const char *const words[][2] = {
        {"hcs", "the Host Compute Service, which runs containers (vmcompute)"},
        {"hns", "the Host Network Service"},
        {"storage", "the storage of image and container layers"},
        {"network", "the daemon's networks"},
        {"distribution", "the pull of an image"},
        {"cli", "the docker client: it got no answer from a daemon"},
        {"client", "docker's client itself: nothing reached the daemon"},
        {"compose", "docker compose itself: nothing reached the daemon"},
        {"process", "the program in the container: it ran, and ended"},
        {"daemon", "the daemon itself"},
        {"containerd", "containerd, not dockerd"},
        {"shim", "containerd's shim, not dockerd"},
        {"cri", "Kubernetes' runtime interface"},
        {"other", "something outside of Docker"}};

    for (size_t i = 0; layer != NULL && i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i][0], layer) == 0)
            return words[i][1];
    return "nothing in this text says which part failed";
}

static void print_calls(FILE *out, struct arena *a, const struct error_text *t)
{
    struct str chain = STR_NONE;

    for (const struct error_call *c = t->calls; c != NULL; c = c->next)
        chain = chain.len == 0 ? str_of(c->name)
                               : arena_printf(a, "%.*s > %s", STR_FMT(chain), c->name);
    decode_row(out, "calls", chain);
}

void decode_print_names(FILE *out, const char *name, const struct error_name *names)
{
    for (; names != NULL; names = names->next)
        decode_row(out, name, names->text);
}

static void print_ids(FILE *out, const struct error_text *t)
{
    const bool unpacks = error_is_of_pull(t);

    for (const struct error_name *n = t->container_ids; n != NULL; n = n->next)
        if (!unpacks || !n->of_layer)
            decode_row(out, "container", n->text);
    decode_print_names(out, "layer", t->layer_ids);
}

static void print_document(FILE *out, struct arena *a, const struct tail_document *d)
{
    static const char kinds[][40] = {"", "for the Host Compute Service, version 1",
                                     "for the Host Compute Service, version 2",
                                     "of a process to start"};
    static const char states[][60] = {"whole",
                                      "put together again: it was broken at the console's width",
                                      "unescaped: it stood inside another JSON string",
                                      "cured: one of two backslashes was missing",
                                      "whole, over several lines",
                                      "cut off: its end is missing"};

    if (d->kind != TAIL_NONE)
        decode_row(out, "document", arena_printf(a, "%s; %s", kinds[d->kind], states[d->state]));
}

static void print_isolation(FILE *out, enum tail_isolation isolation)
{
    static const char *const isolations[] = {NULL, "process", "Hyper-V"};

    decode_row_text(out, "isolation", isolations[isolation]);
}

static void print_releases(FILE *out, struct arena *a, const struct error_text *t)
{
    const struct error_releases *r = &t->releases;

    if (!error_dates_engine(t))
        return;
    if (r->from == NULL)
        decode_row(out, "engine",
                   arena_printf(a, "such a text is written by moby up to %s", r->to));
    else
        decode_row(out, "engine",
                   arena_printf(a, "such a text is written by moby %s to %s", r->from,
                                r->to != NULL ? r->to : "now"));
}

/* The daemon's own words: which of its rules says them, and what to look at. */
static void print_refusal(FILE *out, struct arena *a, const struct refusal *r, struct str text)
{
    struct spec_rule_info rule;

    if (r == NULL)
        return;
    rule = spec_rule_info(r->rule);
    decode_row_text(out, "refused by", refusal_part_names[r->part]);
    decode_row(out, "rule", arena_printf(a, "%s %s", rule.id, rule.title));
    decode_row_text(out, "means", rule.text);
    decode_row(out, "field", mdl_field_path(a, r->field));
    decode_row(out, "remedy", decode_remedy(a, r, text));
}

static void print_saying(FILE *out, const struct saying *s)
{
    if (s->text == NULL)
        return;
    decode_row_text(out, "means", s->meaning);
    decode_row_text(out, "check next", s->next);
}

/* "(0x490) {..."ErrorCode":2147943568}": one code twice, whose forms are all told the first time.
 */
static bool is_same_code(const struct error_code *before, const struct error_code *code)
{
    return before != NULL && before->parts.has_hresult && code->parts.has_hresult &&
           before->parts.hresult == code->parts.hresult;
}

void decode_print_error(FILE *out, struct arena *a, const struct error_text *t)
{
    const struct refusal *refusal = refusal_deciding(t);
    const bool says = refusal == NULL && (t->codes == NULL || t->deciding.text != NULL);
    const struct saying saying = error_saying(says ? t->words : STR_NONE);

    if (t->layer != NULL || saying.text == NULL || saying.by != NULL)
        (void)fprintf(out, "Failed   %s\n",
                      layer_words(t->layer != NULL  ? t->layer
                                  : refusal != NULL ? "daemon"
                                                    : saying.by));
    print_refusal(out, a, refusal, t->words);
    print_saying(out, &saying);
    print_calls(out, a, t);
    print_ids(out, t);
    decode_print_names(out, "endpoint", t->endpoint_names);
    decode_print_names(out, "network", t->networks);
    print_document(out, a, &t->document);
    print_isolation(out, t->isolation);
    print_releases(out, a, t);
    decode_print_builds(out, a, t->clean.text);
    decode_row(out, "command", t->run_line);
    if (t->language != NULL && t->codes == NULL && saying.text == NULL)
        decode_row_text(
            out, "no number",
            "the words are in the system's language and no code stands beside them; ask for "
            "the number, or for the text of an English system");
    else if (t->codes == NULL && t->layer == NULL && refusal == NULL && saying.text == NULL &&
             t->docker_exit == 0)
        decode_row_text(out, "nothing", "no code, no call and no document that is known here");
    for (const struct error_code *c = t->codes, *before = NULL; c != NULL;
         before = c, c = c->next) {
        if (is_same_code(before, c))
            continue;
        (void)fputc('\n', out);
        if (refusal != NULL || t->deciding.text != NULL) { /* they know better where to look */
            decode_print_code_head(out, &c->parts, c->as_written, NULL);
            decode_print_forms(out, &c->parts);
            continue;
        }
        decode_print_code(out, &c->parts, c->as_written, t);
    }
}
