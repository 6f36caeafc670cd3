#include "model/formats/compose_project.h"

#include "model/base/buf.h"
#include "model/base/utf8.h"
#include "model/client/run_assigned.h"
#include "model/compose/compose.h"
#include "model/files/text.h"
#include "model/formats/beside.h"
#include "model/formats/format.h"
#include "model/formats/line_walk.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

bool compose_project_is_service(const struct value *v)
{
    static const char keys[] = "image build extends isolation";

    return v->kind == VALUE_MAP && members_of(v, keys) > 0;
}

bool compose_project_is_part(const struct value *v)
{
    static const char keys[] =
        "isolation ports volumes environment mem_limit networks depends_on restart "
        "command entrypoint build container_name security_opt hostname deploy "
        "credential_spec cpus env_file";

    for (size_t i = 0; i < v->u.map.count; i++) {
        const struct value *service = v->u.map.members[i].value;

        if (!compose_project_is_service(service) || has_member(service, "script") ||
            has_member(service, "steps") || members_of(service, keys) == 0)
            return false;
    }
    return v->u.map.count > 0;
}

/* ---- which files ---- */

static struct str last_part(struct str name)
{
    size_t from = name.len;

    while (from > 0 && name.s[from - 1] != '/' && name.s[from - 1] != '\\')
        from--;
    return str_cut(name, from, name.len);
}

static struct str name_of(const struct source *s)
{
    return last_part(str_of(s->name != NULL ? s->name : ""));
}

static bool is_override(struct str name)
{
    return str_ends(name, STR_LIT(".override.yml")) || str_ends(name, STR_LIT(".override.yaml"));
}

static bool is_compose(const struct format *kind)
{
    return kind != NULL && strcmp(kind->name, "compose") == 0;
}

static const struct piece *compose_piece(const struct source *s)
{
    for (size_t i = 0; i < s->pieces.count; i++)
        if (is_compose(s->pieces.items[i].kind))
            return &s->pieces.items[i];
    return NULL;
}

/* Files that were named beside each other are laid over each other, as with -f; in a folder only
 * those that compose itself looks for. */
static bool belongs(const struct source *a, const struct source *b)
{
    if (!a->of_folder && !b->of_folder)
        return true;
    return is_override(name_of(a)) != is_override(name_of(b));
}

/* The first of the project, in the order in which they are read; it speaks for all. */
static const struct source *first_of(const struct beside *b)
{
    for (size_t i = 0; i < b->all->count; i++) {
        const struct source *s = &b->all->items[i];

        if (compose_piece(s) != NULL && (s == b->own || belongs(s, b->own)) &&
            !(s->of_folder && is_override(name_of(s))))
            return s;
    }
    return b->own;
}

static void add_file(struct compose_project *p, struct str name, struct str text)
{
    p->files = made_with_key(p->files, name, value_string(text));
    p->args[p->arg_count++] = STR_LIT("-f");
    p->args[p->arg_count++] = name;
}

/* With the word above the services where it was left out. */
static struct str whole_text(struct compose_project *p, const struct input *in)
{
    struct line_walk at = line_walk_of(in->text);
    struct buf made = {.s = NULL};
    struct str text;

    if (in->value == NULL || in->value->kind != VALUE_MAP || has_member(in->value, "services") ||
        !compose_project_is_part(in->value))
        return in->text;
    buf_add(&made, STR_LIT("services:\n"));
    while (line_walk_next(&at)) {
        buf_char(&made, ' ');
        buf_add(&made, at.line);
        buf_char(&made, '\n');
    }
    evidence_note(p->out, NOTE_SALVAGED, STR_NONE,
                  STR_LIT("'services:' above the services, which was not pasted"));
    text = arena_str(&p->out->arena, buf_str(&made));
    p->out->failed = p->out->failed || made.failed;
    buf_finish(&made);
    return text;
}

/* The name that -f has for the n-th file of the text, without its folders; empty: it has none. */
static struct str name_by_option(const struct run_assigned_list *list, size_t n)
{
    for (size_t i = 0; list != NULL && i < list->count; i++)
        if (list->items[i].option && str_is(list->items[i].name, RUN_COMPOSE_FILE) && n-- == 0)
            return last_part(list->items[i].value);
    return STR_NONE;
}

static void add_piece(struct compose_project *p, const struct piece *piece, struct str name)
{
    if (p->files == NULL) /* no memory: told in the end */
        return;
    if (name.len == 0 || value_get(p->files, name) != NULL)
        name = arena_printf(&p->out->arena, "compose-%zu.yaml", p->arg_count / 2 + 1);
    add_file(p, name, whole_text(p, &piece->in));
}

/* Further files in the same text: those that -f names are laid over the first. */
static void add_others(struct compose_project *p, const struct source *s)
{
    size_t n = 0;

    for (size_t i = 0; i < s->pieces.count; i++) {
        const struct piece *piece = &s->pieces.items[i];

        if (!is_compose(piece->kind) || n++ == 0)
            continue;
        if (name_by_option(p->in->assigned, n - 1).len > 0)
            add_piece(p, piece, name_by_option(p->in->assigned, n - 1));
        else
            compose_project_remark(
                p, arena_printf(&p->out->arena,
                                "the compose file in line %u is not read with the one above it; "
                                "bring it as a file of its own: alone, or beside this one to lay "
                                "it over that",
                                piece->first_line));
    }
    for (; n > 0 && name_by_option(p->in->assigned, n).len > 0; n++)
        compose_project_remark(p, arena_printf(&p->out->arena,
                                               "docker compose was told to read %.*s, which is not "
                                               "here: what it sets is not known",
                                               STR_FMT(name_by_option(p->in->assigned, n))));
}

static void add_source(struct compose_project *p, const struct source *s)
{
    const struct str name = s == p->in->beside->own ? name_by_option(p->in->assigned, 0) : STR_NONE;

    add_piece(p, compose_piece(s), name.len > 0 ? name : name_of(s));
}

/* What is taken for words of a chat would be a key that compose refuses, were it one of the file.
 */
static void remark_spoken(struct compose_project *p, const struct source *s)
{
    for (size_t i = 0; i < s->pieces.note_count; i++) {
        const struct piece_note *n = &s->pieces.notes[i];

        if (n->kind == NOTE_LEFT_OUT && pieces_is_spoken(n->text))
            compose_project_remark(
                p, arena_printf(&p->out->arena,
                                "line %u is taken for what somebody says; were '%.*s' a key of "
                                "the file, docker compose would refuse it",
                                n->line, STR_FMT(pieces_key_of(n->text))));
    }
}

bool compose_project_collect(struct compose_project *p)
{
    const struct beside *b = p->in->beside;
    size_t count = b != NULL ? b->all->count : 0;

    for (size_t i = 0; b != NULL && i < b->own->pieces.count; i++)
        count += is_compose(b->own->pieces.items[i].kind);
    p->args = arena_calloc(&p->out->arena, 2 * count + 4, sizeof(*p->args));
    count = b != NULL ? b->all->count : 0;
    if (p->args == NULL)
        return true;
    p->args[p->arg_count++] = STR_LIT("--profile=*");
    if (b == NULL) {
        add_file(p, STR_LIT("compose.yaml"), whole_text(p, p->in));
        return true;
    }
    if (first_of(b) != b->own || compose_piece(b->own) != b->piece)
        return false;
    add_source(p, b->own);
    add_others(p, b->own);
    remark_spoken(p, b->own);
    for (size_t i = 0; i < count; i++) {
        const struct source *s = &b->all->items[i];

        if (s != b->own && compose_piece(s) != NULL && belongs(s, b->own))
            add_source(p, s);
    }
    return true;
}

/* ---- files that they name ---- */

void compose_project_remark(struct compose_project *p, struct str text)
{
    evidence_note(p->out, NOTE_REMARK, STR_LIT("request"), text);
}

/* Behind the project's folder; empty: it lies elsewhere. */
static struct str below_project(const struct compose_project *p, struct str name)
{
    static const char *const roots[] = {COMPOSE_PROJECT_ELSEWHERE, COMPOSE_PROJECT_DRIVE};

    for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
        struct str root = str_of(roots[i]), rest;

        if (!str_starts(name, root))
            continue;
        rest = str_cut(name, root.len, name.len);
        if (str_starts(rest, p->folder) && rest.len > p->folder.len &&
            rest.s[p->folder.len] == '\\')
            return str_cut(rest, p->folder.len + 1, rest.len);
    }
    return STR_NONE;
}

#define MOST_MISSING 20 /* files that are named */

/* why: as beside_read() says it. */
static void note_missing(struct compose_project *p, struct str name, struct str why)
{
    if (p->missing == NULL || value_get(p->missing, name) != NULL ||
        p->missing->u.map.count > MOST_MISSING)
        return;
    p->missing = made_with_key(p->missing, name, value_null());
    compose_project_remark(
        p,
        arena_printf(&p->out->arena, "the files name %.*s, which %.*s: what it sets is not known",
                     STR_FMT(name), STR_FMT(why)));
}

/* Compose fetches what an address of git, the web or a registry stands for; as it was written. */
static struct str remote_name(struct arena *a, struct str name)
{
    static const char schemes[][12] = {
        "https:", "http:", "git@", "oci:", "ssh:", "git:", "docker.io"};
    char *copy;

    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        ptrdiff_t at = line_find(name, schemes[i]);

        if (at < 0 || (copy = arena_cstr(a, str_cut(name, (size_t)at, name.len))) == NULL)
            continue;
        for (size_t k = 0; copy[k] != '\0'; k++)
            if (copy[k] == '\\')
                copy[k] = '/';
        at = line_find(str_of(copy), ":/"); /* joining paths leaves one of the two */
        return at >= 0 && copy[at + 2] != '/'
                   ? arena_printf(a, "%.*s//%s", (int)at + 1, copy, copy + at + 2)
                   : str_of(copy);
    }
    return STR_NONE;
}

static bool is_yaml_name(struct str name)
{
    return str_ends(name, STR_LIT(".yml")) || str_ends(name, STR_LIT(".yaml")) ||
           str_ends(name, STR_LIT(".json"));
}

static struct str with_marks(struct arena *a, struct str text)
{
    struct buf made = {.s = NULL};
    uint32_t c;

    for (size_t i = 0, width; i < text.len; i += width) {
        width = utf8_decode(&c, text, i);
        if (width == 1 && (unsigned char)text.s[i] >= 0x80)
            buf_add(&made, STR_LIT("\xEF\xBF\xBD"));
        else
            buf_add(&made, str_cut(text, i, i + width));
    }
    return buf_in_arena(&made, a);
}

/* Stands for a compose file that is not here, so that the rest can be read: the services that are
 * extended by name, with nothing in them but the image that a request has when none is told. */
static struct str stand_in(struct compose_project *p)
{
    const struct value *services = member(p->in->value, "services");
    struct str text = STR_LIT("services:");
    size_t count = 0;

    for (size_t i = 0; services != NULL && services->kind == VALUE_MAP && i < services->u.map.count;
         i++) {
        const struct value *extends = member(services->u.map.members[i].value, "extends");
        struct str name = member_text(extends, "service");

        if (name.len == 0 || !has_member(extends, "file") || ++count > COMPOSE_EXTENDS)
            continue;
        text = arena_printf(&p->out->arena, "%.*s\n  ? \"%.*s\"\n  : {image: image}", STR_FMT(text),
                            STR_FMT(name));
    }
    return count > 0 ? arena_printf(&p->out->arena, "%.*s\n", STR_FMT(text))
                     : STR_LIT("services: {}\n");
}

/* Compose reads YAML in any of Unicode's encodings; other files as they lie, and what of their
 * values is no UTF-8 it sends as marks. Those of UTF-16 it refuses, and names their bytes. */
static bool read_own(struct str *out, struct str *why, struct compose_project *p, struct str name)
{
    size_t mark;

    if (is_yaml_name(name))
        return beside_read(out, why, p->out, p->in->beside, name);
    if (!beside_read_bytes(out, why, p->out, p->in->beside, name))
        return false;
    if (!utf8_valid(*out) && str_starts(str_of(text_encoding(*out, &mark)), STR_LIT("UTF-8")))
        *out = with_marks(&p->out->arena, *out);
    return true;
}

bool compose_project_find(struct str *out, void *ctx, struct str name)
{
    struct compose_project *p = ctx;
    struct str own = below_project(p, name), remote, why = STR_LIT(BESIDE_IS_NOT_HERE);

    if (own.len > 0 && read_own(out, &why, p, own))
        return true;
    if (str_is(own, ".env") || str_ends(own, STR_LIT("\\.env"))) { /* need not be there */
        if (!str_is(why, BESIDE_IS_NOT_HERE))
            note_missing(p, own, why);
        return false;
    }
    remote = remote_name(&p->out->arena, name);
    if (remote.len > 0)
        why = STR_LIT("docker compose fetches and silospec does not");
    note_missing(p, remote.len > 0 ? remote : own.len > 0 ? own : name, why);
    *out = remote.len > 0 || is_yaml_name(name) ? stand_in(p) : STR_LIT("");
    return true;
}

/* ---- variables ---- */

/* The last one counts. */
static bool is_set_again(const struct run_assigned_list *list, size_t i)
{
    for (size_t k = i + 1; k < list->count; k++)
        if (list->items[k].exported && str_eq(list->items[k].name, list->items[i].name))
            return true;
    return false;
}

void compose_project_set_variables(struct compose_project *p)
{
    const struct run_assigned_list *list = p->in->assigned;

    for (size_t i = 0; list != NULL && i < list->count; i++) {
        const struct run_assigned *v = &list->items[i];

        if (!v->exported || is_set_again(list, i))
            continue;
        p->env = made_with_key(p->env, v->name, value_string(v->value));
        if (v->option) {
            compose_project_remark(p, arena_printf(&p->out->arena,
                                                   "the options in line %u make %.*s of %.*s",
                                                   v->line, STR_FMT(v->value), STR_FMT(v->name)));
            continue;
        }
        compose_project_remark(
            p, arena_printf(&p->out->arena, "what %.*s stands for is what line %u sets it to%s",
                            STR_FMT(v->name), v->line,
                            str_ends(v->value, STR_LIT(" "))
                                ? ", with the blank behind it, which cmd keeps as a part of it"
                                : ""));
    }
}
