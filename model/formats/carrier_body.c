/* The request for a container that is put together of what such a file says. */
#include "model/formats/carrier.h"

#include "model/formats/format.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

#include <stdio.h>

void carried_init(struct carried *c, struct evidence *out)
{
    *c = (struct carried){.out = out, .body = value_map()};
}

/* Takes `v`. */
static void set_at(struct carried *c, const struct value_step *steps, size_t n,
                   const struct value *v)
{
    bool misfit = false;
    const struct value *made;

    if (evidence_made(c->out, v) == NULL)
        return;
    made = c->body != NULL ? value_with_set(c->body, steps, n, v, &misfit) : NULL;
    if (c->body == NULL)
        value_unref(v);
    if (misfit)
        return;
    (void)evidence_made(c->out, made);
    value_unref(c->body);
    c->body = made;
}

void carried_set(struct carried *c, const char *key, const struct value *v)
{
    const struct value_step step = {.key = str_of(key)};

    set_at(c, &step, 1, v);
}

void carried_set_host(struct carried *c, const char *key, const struct value *v)
{
    const struct value_step steps[] = {{.key = STR_LIT("HostConfig")}, {.key = str_of(key)}};

    set_at(c, steps, 2, v);
}

void carried_list(struct carried *c, const char *key, struct value *list)
{
    if (list == NULL || list->u.list.count > 0)
        carried_set(c, key, list);
    else
        value_unref(list);
}

void carried_host_list(struct carried *c, const char *key, struct value *list)
{
    if (list == NULL || list->u.list.count > 0)
        carried_set_host(c, key, list);
    else
        value_unref(list);
}

void carried_text(struct carried *c, const char *key, struct str text)
{
    if (text.len > 0)
        carried_set(c, key, value_string(text));
}

void carried_host_text(struct carried *c, const char *key, struct str text)
{
    if (text.len > 0)
        carried_set_host(c, key, value_string(text));
}

void carried_host_number(struct carried *c, const char *key, uint64_t n)
{
    char digits[24];

    (void)snprintf(digits, sizeof(digits), "%llu", (unsigned long long)n);
    if (n > 0)
        carried_set_host(c, key, value_number(str_of(digits)));
}

static void push_host(struct carried *c, const char *list, const struct value *v)
{
    const struct value *there = member(member(c->body, "HostConfig"), list);
    const struct value_step steps[] = {
        {.key = STR_LIT("HostConfig")}, {.key = str_of(list)}, {.index = element_count(there)}};

    set_at(c, steps, 3, v);
}

void carried_security_option(struct carried *c, struct str option)
{
    static const struct str colon = STR_INIT("credentialspec:"),
                            domainless = STR_INIT("credentialspecdomainless:");
    struct str of = STR_NONE;

    if (str_starts(option, domainless))
        of = str_cut(option, domainless.len, option.len);
    else if (str_starts(option, colon))
        of = str_cut(option, colon.len, option.len);
    if (str_starts(of, STR_LIT("arn:"))) {
        evidence_note(c->out, NOTE_REMARK, STR_LIT("request"),
                      arena_printf(&c->out->arena,
                                   "the agent of ECS fetches the credential spec %.*s and gives "
                                   "the daemon a file of it: " CARRIED_FETCHED_SPEC
                                   " stands for its name, which comes of the task's id",
                                   STR_FMT(of)));
        of = STR_LIT("file://" CARRIED_FETCHED_SPEC);
    }
    if (of.len > 0)
        option = arena_printf(&c->out->arena, "credentialspec=%.*s", STR_FMT(of));
    push_host(c, "SecurityOpt", value_string(option));
}

void carried_host_all(struct carried *c, const struct value *host_config)
{
    size_t count =
        host_config != NULL && host_config->kind == VALUE_MAP ? host_config->u.map.count : 0;

    for (size_t i = 0; i < count; i++) {
        const struct value_member *m = &host_config->u.map.members[i];
        const struct value_step steps[] = {{.key = STR_LIT("HostConfig")}, {.key = m->key}};

        if (str_is(m->key, "SecurityOpt")) {
            for (size_t o = 0; o < element_count(m->value); o++)
                if (element(m->value, o)->kind == VALUE_STRING)
                    carried_security_option(c, element(m->value, o)->u.text);
        } else {
            set_at(c, steps, 2, value_ref(m->value));
        }
    }
}

void carried_port(struct carried *c, struct str host_port, struct str port, struct str protocol)
{
    struct str name = arena_printf(&c->out->arena, "%.*s/%.*s", STR_FMT(port),
                                   STR_FMT(protocol.len > 0 ? protocol : STR_LIT("tcp")));
    const struct value_step exposed[] = {{.key = STR_LIT("ExposedPorts")}, {.key = name}};
    const struct value_step bound[] = {
        {.key = STR_LIT("HostConfig")}, {.key = STR_LIT("PortBindings")}, {.key = name}};
    struct value *binding;

    if (port.len == 0 || str_is(port, "0"))
        return;
    set_at(c, exposed, 2, value_map());
    binding = made_with(value_map(), "HostPort",
                        value_string(str_is(host_port, "0") ? STR_NONE : host_port));
    binding = made_push(value_list(), binding);
    set_at(c, bound, 3, binding);
}

void carried_tell(struct carried *c, struct str name, const char *by, unsigned line)
{
    bool chosen = c->out->choice_count == c->out->chosen;

    evidence_offer(c->out, name);
    c->out->gives |= GIVES_REQUEST;
    c->out->line = line;
    if (member_text(c->body, "Image").len == 0 && c->body != NULL) {
        carried_text(c, "Image", STR_LIT("image"));
        if (chosen)
            evidence_note(c->out, NOTE_REMARK, STR_LIT("request"),
                          arena_printf(&c->out->arena,
                                       "which image %.*s has is not told here: 'image' stands for "
                                       "its name",
                                       STR_FMT(name)));
    }
    if (chosen && name.len > 0 && !c->unnamed)
        evidence_tell_text(c->out, STR_LIT("request.name"), name,
                           arena_printf(&c->out->arena, "%s: name", by));
    if (chosen)
        evidence_tell(c->out, STR_LIT("request.body"), c->body,
                      arena_printf(&c->out->arena, "%s: %.*s", by, STR_FMT(name)));
    else
        value_unref(c->body);
    c->body = NULL;
}
