#include "ui/cli/decode_more.h"

#include "model/formats/artefact.h"
#include "platform/sim/sim.h"
#include "ui/cli/assign.h"
#include "ui/cli/decode_text.h"
#include "ui/cli/output.h"

/* ---- the container beside it ---------------------------------------------------------------- */

static struct err *open_beside(struct artefact *out, struct arena *a, const struct cli_args *args)
{
    const struct reading_options reading = assign_reading(args);
    const char **files, *file;
    size_t count = 0;

    while (args_value(args, "with", count) != NULL)
        count++;
    if ((files = arena_calloc(a, count, sizeof(*files))) == NULL)
        return err_oom();
    for (size_t i = 0; (file = args_value(args, "with", i)) != NULL; i++)
        files[i] = file;
    return artefact_open_all(out, files, count, &reading);
}

static struct err *causes_in(struct decode_beside *out, struct arena *a, const struct mdl_doc *doc,
                             struct str text)
{
    struct plat host = plat_sim(doc);
    struct assessment r;
    struct error_text t;
    struct err *e;

    if ((e = assess(a, doc, &host, ASSESS_CHANGED, &r)) != NULL ||
        (e = error_text(&t, a, text)) != NULL)
        return e;
    out->isolation = assess_isolation_told(&r, doc);
    if (t.isolation == TAIL_UNKNOWN)
        t.isolation = out->isolation;
    out->causes = assess_causes(a, &t, &r, doc);
    error_text_finish(&t);
    return NULL;
}

struct err *decode_find_beside(struct decode_beside *out, struct arena *a,
                               const struct cli_args *args, struct str text)
{
    struct mdl_doc *doc = NULL;
    struct artefact s;
    struct err *e;

    *out = (struct decode_beside){.causes = NULL};
    if (!args_has(args, "with"))
        return NULL;
    if ((e = open_beside(&s, a, args)) != NULL)
        return err_wrap(e, "--with");
    if ((e = mdl_doc_new(&doc, s.root)) == NULL)
        e = causes_in(out, a, doc, text);
    mdl_doc_free(doc);
    artefact_close(&s);
    return e;
}

/* ---- for people ---- */

static void print_causes(FILE *out, struct arena *a, const struct assess_cause *c)
{
    if (c != NULL)
        (void)fputs("\nCauses, with the container beside it\n", out);
    for (; c != NULL; c = c->next) {
        char lead[24];

        (void)snprintf(lead, sizeof(lead), "  %-11s ", cause_state_names[c->state]);
        output_paragraph(out, lead,
                         c->because.len > 0
                             ? arena_printf(a, "%.*s (%.*s)", STR_FMT(c->text), STR_FMT(c->because))
                             : c->text);
    }
}

struct err *decode_show(struct arena *a, const struct decode_kind_row *kind,
                        const struct cli_args *args, struct str text)
{
    struct decode_beside beside;
    struct err *e = decode_find_beside(&beside, a, args, text);

    if (e == NULL && (e = decode_print(stdout, a, kind->what, text, &beside)) == NULL)
        print_causes(stdout, a, beside.causes);
    return e;
}
