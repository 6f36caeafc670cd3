#include "model/base/names.h"
#include "model/client/abs_path.h"
#include "model/client/client_parts.h"

#include "model/base/unicode.h"
#include "model/base/utf8.h"

/* The sections of a -v text, as far as the client looks at them. */
struct volume_spec {
    struct str source, target;
    const char *bad; /* what is wrong with it; NULL: nothing */
};

/* One section between colons; the last one ends the text. */
static void take_section(struct volume_spec *v, struct str section, bool is_last)
{
    if (section.len == 0)
        v->bad = "empty section between colons";
    else if (v->source.len == 0 && is_last)
        v->target = section;
    else if (v->source.len == 0)
        v->source = section;
    else if (v->target.len == 0)
        v->target = section;
    else if (!is_last)
        v->bad = "too many colons";
}

/* Cut at colons, but not behind one letter that begins a section: that is a drive. */
static struct volume_spec split(struct str text)
{
    struct volume_spec v = {.bad = NULL};
    size_t from = 0, at = 0, characters = 0;
    bool letter = false;

    if (text.len <= 2) {
        v.target = text;
        return v;
    }
    while (at < text.len && v.bad == NULL) {
        uint32_t c;
        size_t width = utf8_decode(&c, text, at);

        if (c == ':' && !(characters == 1 && letter)) {
            take_section(&v, str_cut(text, from, at), false);
            from = at + width;
            characters = 0;
        } else {
            letter = characters == 0 && unicode_is_letter(c);
            characters++;
        }
        at += width;
    }
    if (v.bad == NULL)
        take_section(&v, str_cut(text, from, text.len), true);
    return v;
}

static bool is_path(struct str source)
{
    uint32_t c;
    size_t width = utf8_decode(&c, source, 0);

    return memchr("./~", source.s[0], 3) != NULL || str_starts(source, STR_LIT("\\\\")) ||
           (width < source.len && unicode_is_letter(c) && source.s[width] == ':');
}

/* The text that is sent for a mount with a source. */
static struct str bind_text(struct client *c, const struct volume_spec *v, struct str text)
{
    struct str host, rest;

    if (!is_path(v->source) || !client_cut(&host, &rest, text, ':') ||
        !client_made_absolute(c, host))
        return text;
    return CLIENT_TEXT(c->a, client_abs_path(c->a, c->in->windows, c->in->cwd, host), STR_LIT(":"),
                       rest);
}

/* What is not read is refused since 23. */
static bool check(struct client *c, const struct volume_spec *v, struct str text)
{
    if (!client_is(c, 2300))
        return true;
    if (text.len == 0)
        return CLIENT_REFUSE(c, STR_LIT("invalid empty volume spec"));
    return v->bad == NULL ||
           CLIENT_REFUSE(c, STR_LIT("invalid spec: "), text, STR_LIT(": "), str_of(v->bad));
}

bool client_volumes(struct client *c, struct client_request *r)
{
    const struct client_slot *given = client_slot(c, SLOT_VOLUME);
    struct value *binds = client_list(c), *volumes = client_map(c);
    struct names names;
    bool is_new;

    r->binds = binds;
    r->volumes = volumes;
    names_init(&names, c->a, given->count);
    for (size_t i = 0; i < given->count; i++) {
        struct str text = given->items[i].text;
        struct volume_spec v = split(text);

        (void)names_index(&names, text, &is_new);
        if (!is_new)
            continue;
        if (!check(c, &v, text))
            return false;
        if (v.source.len > 0)
            client_push(c, binds, client_text(c, bind_text(c, &v, text)));
        else
            client_put(c, volumes, text, client_map(c));
    }
    return true;
}
