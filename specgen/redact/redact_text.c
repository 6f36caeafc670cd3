/* A text of which nobody knows what it is: each kind of secret is looked for. */
#include "specgen/redact/redact_parts.h"

void redact_find(struct redact_spans *out, struct str text)
{
    redact_find_plugin_inputs(out, text);
    redact_find_environments(out, text);
    redact_find_assigned(out, text);
    redact_find_addresses(out, text);
    redact_find_tokens(out, text);
    redact_find_commands(out, text);
}

struct str redact_text(struct redaction *r, struct arena *a, struct str text)
{
    struct str before = STR_NONE;

    redact_note_masks(r, text);
    if (r->level == REDACT_NAMES)
        redact_names_learn(r, MDL_HOLDS_TEXT, text, STR_NONE);
    for (size_t i = 0; i < REDACT_ROUNDS && text.s != NULL && !str_eq(text, before); i++) {
        struct redact_spans spans = {.a = a};

        before = text;
        redact_find(&spans, text);
        text = redact_apply(r, a, text, &spans, STR_NONE);
    }
    return text;
}

struct str redact_whole(struct redaction *r, struct arena *a, struct str text,
                        enum redact_reason reason)
{
    struct redact_spans spans = {.a = a};

    redact_add_span(&spans, text, 0, text.len, reason);
    return redact_apply(r, a, text, &spans, STR_NONE);
}
