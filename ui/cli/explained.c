#include "ui/cli/explained.h"

#include "ui/cli/decode_answer.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"

static struct err *explain(const struct piece *piece, const struct cli_args *args)
{
    const struct value *report = NULL;
    struct str text = piece->in.text;
    const struct decode_kind_row *kind;
    struct err *e = NULL;
    struct arena a;

    if (piece->kind == NULL || piece->in.json)
        return NULL;
    arena_init(&a);
    text = redacted_text(args, &a, text);
    kind = &decode_kinds[decode_kind(&a, text)];
    if (!args_has(args, "json"))
        e = decode_print(stdout, &a, kind->what, text);
    else if ((e = kind->answer(&report, &a, text)) == NULL)
        (void)output_report(report, redacted_or_shown(args));
    arena_finish(&a);
    return e;
}

int explained_print(const struct artefact *s, const struct cli_args *args)
{
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < s->sources.count; i++)
        for (size_t p = 0; e == NULL && p < s->sources.items[i].pieces.count; p++)
            e = explain(&s->sources.items[i].pieces.items[p], args);
    return e != NULL ? output_error(e) : CLI_REFUSED;
}
