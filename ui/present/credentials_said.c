#include "ui/present/credentials_said.h"

#include "specgen/spec/credential_spec.h"

bool ui_credential_was_found(const struct spec_credential *c)
{
    return c->state == PLAT_KNOWN && c->data.len > 0;
}

static const struct spec_credential *next_found(const struct spec_credential *c)
{
    while (c != NULL && !ui_credential_was_found(c))
        c = c->next;
    return c;
}

static bool are_read(const struct ui_credentials_said *said, const struct assessment *r)
{
    const struct spec_credential *c = next_found(r->spec.credentials);

    for (size_t i = 0; i < said->count; i++, c = next_found(c->next))
        if (c == NULL || !str_eq(c->data, said->items[i].data))
            return false;
    return c == NULL;
}

static bool read_one(struct ui_credential_said *out, struct arena *a, struct str data)
{
    *out = (struct ui_credential_said){.data = arena_str(a, data)};
    if (!credential_document_read(&out->document, a, out->data))
        return false;
    if (out->document.has_plugin_input) {
        struct spec_node node = {.kind = SPEC_STRING, .u.text = out->document.plugin_input};

        out->input = arena_str(a, spec_scalar_json(a, &node));
    }
    return !arena_failed(a);
}

bool ui_credentials_read(struct ui_credentials_said *out, const struct assessment *r)
{
    size_t count = 0;

    if (are_read(out, r))
        return true;
    arena_reset(&out->arena);
    out->count = 0;
    for (const struct spec_credential *c = next_found(r->spec.credentials); c != NULL;
         c = next_found(c->next))
        count++;
    out->items = arena_calloc(&out->arena, count, sizeof(*out->items));
    if (out->items == NULL)
        return count == 0 && !arena_failed(&out->arena);
    for (const struct spec_credential *c = next_found(r->spec.credentials); c != NULL;
         c = next_found(c->next), out->count++)
        if (!read_one(&out->items[out->count], &out->arena, c->data)) {
            out->count = 0;
            return false;
        }
    return true;
}
