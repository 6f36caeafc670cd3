/* Pieces of a docker inspect: one part with or without its name, loose members, an inspect that was
 * cut off. What they show is told; what they do not show is not known, which is not the same as
 * empty. */
#include "model/document/path.h"
#include "model/formats/container_parts.h"
#include "model/formats/container_view.h"
#include "model/formats/depth_cut.h"
#include "model/formats/docker_rows.h"
#include "model/formats/docker_table.h"
#include "model/formats/engine_told.h"
#include "model/formats/format.h"
#include "model/formats/go_print.h"
#include "model/formats/inspect.h"
#include "model/formats/inspect_answer.h"
#include "model/formats/members.h"

/* A part whose name was lost with what stood before it. */
static const struct value *nameless(const struct value *v)
{
    return member(v, "");
}

/* An object that other formats know better. */
static bool is_other(const struct value *v)
{
    return has_member(v, "RootFS") || has_member(v, "RepoTags") || has_member(v, "IPAM") ||
           has_member(v, "Mountpoint") || has_member(v, "ociVersion") ||
           has_member(v, "SystemType") || has_member(v, "silospec") ||
           has_member(v, "ServerVersion") || has_member(v, "Spec") || has_member(v, "container") ||
           has_member(v, "host");
}

static bool is_whole(const struct value *v)
{
    return has_member(v, "Id") || has_member(v, "ID") || has_member(v, "Name") ||
           (has_member(v, "HostConfig") && has_member(v, "Platform"));
}

static bool has_part(const struct value *v)
{
    return has_member(v, "HostConfig") || has_member(v, "State") ||
           has_member(v, "NetworkSettings") || has_member(v, "GraphDriver") ||
           (nameless(v) != NULL && container_part(nameless(v)) != NULL) ||
           members_of(v, container_keys) > 2;
}

/* What {{json .Mounts}} answers. */
static bool is_mounts(const struct value *v)
{
    return element_count(v) > 0 && has_member(element(v, 0), "Destination") &&
           has_member(element(v, 0), "RW");
}

/* What a program in Go prints of a part with %+v. */
static bool is_print(const struct input *in)
{
    struct arena a;
    bool is;

    arena_init(&a);
    is = go_print_part(&a, in->text) != NULL;
    arena_finish(&a);
    return is;
}

unsigned format_inspect_fragment_recognises(const struct input *in)
{
    const struct value *v = in->value != NULL ? first_object(in->value) : NULL;

    if (docker_rows_are(DOCKER_PS, in))
        return 85;
    if (!in->json && (inspect_answer_is(in) || is_print(in)))
        return 85;
    if (!in->json && container_view_is(in))
        return 85;
    if (is_mounts(in->value))
        return 96;
    if (!in->json || v == NULL || is_other(v) || (!in->incomplete && has_member(v, "Image")))
        return 0;
    if (in->incomplete && is_whole(v) && has_part(v))
        return 95;
    if (is_whole(v))
        return 0;
    return has_part(v) ? 95 : container_part(v) != NULL ? 80 : 0;
}

static void tell(struct evidence *out, struct str path, struct str name, const struct value *v)
{
    out->line = v->line;
    evidence_tell(out, path, value_ref(v),
                  arena_printf(&out->arena, "inspect: %.*s", STR_FMT(name)));
}

static void tell_part(struct evidence *out, struct str part, const struct value *v)
{
    tell(out, arena_printf(&out->arena, "container.%.*s", STR_FMT(part)), part, v);
}

/* Members of the container by name, of a nameless part by its keys. */
static void tell_members(struct evidence *out, const struct value *v)
{
    for (size_t i = 0; i < v->u.map.count; i++) {
        const struct value_member *m = &v->u.map.members[i];
        const char *part = m->key.len == 0 ? container_part(m->value) : NULL;
        const struct value_step steps[] = {{.key = STR_LIT("container")}, {.key = m->key}};

        if (part != NULL)
            tell_part(out, str_of(part), m->value);
        else if (m->key.len > 0 && m->value->kind != VALUE_NULL)
            tell(out, mdl_path_text(&out->arena, steps, 2), m->key, m->value);
    }
}

static void list_missing(struct evidence *out, const struct value *v, const char *part)
{
    static const char asked[][16] = {"HostConfig", "Config", "NetworkSettings", "State", "Mounts"};

    const char *cut = nameless(v) != NULL ? container_part(nameless(v)) : NULL;

    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
        if (!has_member(v, asked[i]) &&
            (part == NULL || strncmp(part, asked[i], strlen(asked[i])) != 0))
            evidence_note(out, NOTE_REMARK, arena_printf(&out->arena, "container.%s", asked[i]),
                          arena_printf(&out->arena,
                                       cut != NULL && strcmp(cut, asked[i]) == 0
                                           ? "the beginning of %s was not pasted: what stands "
                                             "there is not known"
                                           : "%s was not pasted: what stands there is not known",
                                       asked[i]));
}

static struct err *read_print(struct evidence *out, const struct input *in)
{
    struct str part = str_of(go_print_part(&out->arena, in->text));
    const struct value *v = NULL;
    struct go_print_doubts doubts = {.unsure = false};
    struct err *e = go_print_read(&v, &doubts, &out->arena, part, in->text);

    if (e != NULL)
        return e;
    out->partial = true;
    out->line = input_line(in, 1);
    evidence_tell(out, arena_printf(&out->arena, "container.%.*s", STR_FMT(part)), v,
                  arena_printf(&out->arena, "Go's print: %.*s", STR_FMT(part)));
    if (doubts.unsure)
        evidence_because(out, STR_LIT("Go prints parts with blanks between them: a blank inside of "
                                      "one would look the same"));
    if (doubts.dropped > 0)
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&out->arena, "column 1: %.*s; %zu such", STR_FMT(doubts.first),
                                   doubts.dropped));
    return NULL;
}

static void tell_fragment(struct evidence *out, const struct value *v)
{
    const char *part = has_part(v) ? NULL : container_part(v);
    struct str name = inspect_name(v);

    if (name.len > 0 && out->choice_count != out->chosen) {
        evidence_offer(out, name);
        return;
    }
    if (name.len > 0)
        evidence_offer(out, name);
    out->partial = true;
    if (part != NULL)
        tell_part(out, str_of(part), v);
    else
        tell_members(out, v);
    engine_of_answer(out, member_text(part != NULL ? v : member(v, "State"), "Error"));
    list_missing(out, v, part);
}

struct err *format_inspect_fragment_read(struct evidence *out, const struct input *in)
{
    const struct value *whole;

    if (docker_rows_are(DOCKER_PS, in)) {
        docker_table_read_ps(out, in);
        return NULL;
    }
    if (!in->json && is_print(in))
        return read_print(out, in);
    if (!in->json && container_view_is(in)) {
        container_view_read(out, in);
        return NULL;
    }
    if (!in->json)
        return inspect_answer_read(out, in);
    if (is_mounts(in->value)) {
        out->partial = true;
        tell_part(out, STR_LIT("Mounts"), in->value);
        return NULL;
    }
    if ((whole = depth_cut_off(out, first_object(in->value))) == NULL)
        return NULL;
    tell_fragment(out, whole);
    value_unref(whole);
    return NULL;
}
