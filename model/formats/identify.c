#include "model/formats/identify.h"

#include "model/document/path.h"
#include "model/formats/container_parts.h"
#include "model/formats/members.h"
#include "model/formats/unknown.h"
#include "model/value/value_make.h"

#include <stdio.h>

/* ---- one piece ---- */

/* The kind that has most of the keys or words; nobody was sure of it. */
static const char *nearest_kind(const struct input *in)
{
    static const struct {
        const char *word, *kind;
    } words[] = {
        {"docker run", "run-line"},
        {"Error", "error"},
        {"level=", "log"},
        {"Version:", "docker-version"},
        {"services:", "compose"},
        {"apiVersion", "k8s"},
        {"HKEY_", "reg"},
        {"HostConfig", "inspect-fragment"},
        {"credentialspec", "credential-spec"},
        {"docker", "run-line"},
    };

    for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++)
        if (str_holds(in->text, str_of(words[w].word)))
            return words[w].kind;
    return in->json && in->value != NULL ? "inspect-fragment" : NULL;
}

/* The last word on the engine. */
static const struct value *engine_told(const struct evidence *said)
{
    for (size_t i = said->count; i-- > 0;) {
        const struct fact *f = &said->facts[i];

        if (f->count == 1 && str_is(f->steps[0].key, "engine"))
            return f->value;
    }
    return NULL;
}

static bool asks(const struct evidence *said)
{
    for (size_t i = 0; i < said->count; i++)
        if (said->facts[i].count > 0 && str_is(said->facts[i].steps[0].key, "request"))
            return true;
    return false;
}

/* docker network create is read among run lines, and asks for no container; an object of a cluster
 * may be a credential spec alone. */
static unsigned gives(const struct format *kind, const struct evidence *said)
{
    unsigned all = kind->gives | said->gives;

    if (kind == &formats[FORMAT_run_line] && (said->gives & GIVES_HOST) != 0 && !asks(said))
        all &= ~(unsigned)GIVES_REQUEST;
    if (kind == &formats[FORMAT_k8s] && said->choice_count == 0)
        all &= ~(unsigned)GIVES_CONTAINER;
    return all;
}

/* A scenario gives those of its parts that are there; one inside of a report is not looked into. */
static void tell_scenario(struct identity *out, const struct value *root)
{
    static const struct {
        char key[12];
        unsigned gives;
    } parts[] = {{"container", GIVES_CONTAINER},
                 {"host", GIVES_HOST},
                 {"engine", GIVES_ENGINE},
                 {"request", GIVES_REQUEST}};
    const struct value *engine = value_get(root, STR_LIT("engine"));

    out->gives = root == NULL ? GIVES_CONTAINER | GIVES_HOST | GIVES_ENGINE : 0;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        if (value_get(root, str_of(parts[i].key)) != NULL)
            out->gives |= parts[i].gives;
    if (engine != NULL && engine->kind == VALUE_STRING)
        out->engine = arena_str(&out->said.arena, engine->u.text);
}

static struct err *read_known(struct identity *out, const struct sources *all,
                              const struct source *s, struct piece *piece)
{
    const struct value *engine;
    struct err *e = sources_read_piece(&out->said, all, s, piece);

    out->kind = piece->kind->name;
    out->gives = gives(piece->kind, &out->said);
    if (e != NULL && e->class != ERR_OOM) {
        out->because = arena_str(&out->said.arena, str_of(e->text));
        out->gives = 0;
        err_free(e);
        e = NULL;
    }
    engine = engine_told(&out->said);
    if (engine != NULL && engine->kind == VALUE_STRING)
        out->engine = engine->u.text;
    if ((out->gives & GIVES_ALL) != 0)
        tell_scenario(out, piece->in.value);
    return e;
}

struct err *identity_of(struct identity *out, const struct sources *all, const struct source *s,
                        struct piece *piece)
{
    struct err *e = NULL;

    *out = (struct identity){.kind = "unknown"};
    evidence_init(&out->said);
    if (piece->kind != NULL) {
        e = read_known(out, all, s, piece);
    } else {
        out->nearest = nearest_kind(&piece->in);
        out->because = unknown_because(&out->said.arena, &piece->in);
    }
    if (e == NULL && evidence_failed(&out->said))
        e = err_oom();
    if (e != NULL)
        evidence_finish(&out->said);
    return e;
}

void identity_finish(struct identity *i)
{
    evidence_finish(&i->said);
}

/* ---- as a tree ---- */

static const struct value *number(size_t n)
{
    char digits[24];

    (void)snprintf(digits, sizeof(digits), "%zu", n);
    return value_number(str_of(digits));
}

static const struct value *text_or_null(struct str text)
{
    return text.len > 0 ? value_string(text) : value_null();
}

static struct value *push_line(struct value *list, unsigned line, const char *key, struct str text)
{
    struct value *m = made_with(value_map(), "line", number(line));

    return made_push(list, made_with(m, key, value_string(text)));
}

/* The notes of one kind of one piece; what follows the last piece belongs to it. */
static const struct value *notes(const struct pieces *p, size_t piece, enum note_kind kind,
                                 const char *key, const struct evidence *said)
{
    struct value *list = value_list();

    for (size_t i = 0; i < p->note_count; i++) {
        const struct piece_note *n = &p->notes[i];
        size_t owner = n->piece < p->count ? n->piece : p->count - 1;

        if (owner == piece && n->kind == kind)
            list = push_line(list, n->line, key, n->text);
    }
    for (size_t i = 0; i < said->note_count; i++)
        if (said->notes[i].kind == kind)
            list = push_line(list, said->notes[i].line, key, said->notes[i].text);
    return list;
}

static const struct value *gives_list(unsigned gives)
{
    struct value *list = value_list();

    for (size_t i = 0; i < GIVES_COUNT; i++)
        if ((gives & (1u << i)) != 0)
            list = made_push(list, value_string(str_of(gives_names[i])));
    return list;
}

static struct err *piece_report(struct value **list, const struct sources *all,
                                const struct source *s, size_t i)
{
    struct piece *piece = &s->pieces.items[i];
    struct identity id;
    struct err *e = identity_of(&id, all, s, piece);
    struct value *m;

    if (e != NULL)
        return e;
    m = made_with(value_map(), "kind", value_string(str_of(id.kind)));
    m = made_with(m, "first_line", number(piece->first_line));
    m = made_with(m, "last_line", number(piece->last_line));
    m = made_with(m, "engine", text_or_null(id.engine));
    m = made_with(m, "gives", gives_list(id.gives));
    m = made_with(m, "salvaged", notes(&s->pieces, i, NOTE_SALVAGED, "what", &id.said));
    m = made_with(m, "left_out", notes(&s->pieces, i, NOTE_LEFT_OUT, "text", &id.said));
    if (id.because.len > 0)
        m = made_with(m, "because", value_string(id.because));
    if (piece->kind == NULL)
        m = made_with(m, "nearest", text_or_null(str_of(id.nearest)));
    identity_finish(&id);
    *list = made_push(*list, m);
    return NULL;
}

static struct err *file_report(struct value **list, const struct sources *all,
                               const struct source *s)
{
    struct value *pieces = value_list(), *m;
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < s->pieces.count; i++)
        e = piece_report(&pieces, all, s, i);
    m = made_with(value_map(), "file", text_or_null(str_of(s->name)));
    m = made_with(m, "encoding", value_string(str_of(s->encoding)));
    *list = made_push(*list, made_with(m, "pieces", pieces));
    return e;
}

struct err *identify_report(const struct value **out, const struct sources *s)
{
    struct value *files = value_list(), *report;
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < s->count; i++)
        e = file_report(&files, s, &s->items[i]);
    report = made_with(value_map(), "files", files);
    if (e == NULL && report == NULL)
        e = err_oom();
    if (e != NULL) {
        value_unref(report);
        return e;
    }
    *out = report;
    return NULL;
}

/* ---- what was made of it ---- */

static const struct value *value_or_null(const struct value *v)
{
    return v != NULL ? value_ref(v) : value_null();
}

static const struct value *taken(struct arena *a, const struct evidence *ev)
{
    struct value *list = value_list();

    for (size_t i = 0; i < ev->count; i++) {
        const struct fact *f = &ev->facts[i];
        struct value *m;

        if (f->certainty != MDL_TOLD && f->certainty != MDL_MISSING)
            continue;
        m = made_with(value_map(), "path", value_string(mdl_path_text(a, f->steps, f->count)));
        m = made_with(m, "value", value_or_null(f->value));
        m = made_with(m, "source", value_string(f->source));
        list = made_push(list, made_with(m, "line", number(f->line)));
    }
    return list;
}

static const struct value *assumed(const struct value *root)
{
    const struct value *sources = MEMBER_AT(root, "host", "Sources");
    size_t count = sources != NULL && sources->kind == VALUE_MAP ? sources->u.map.count : 0;
    struct value *list = value_list();

    for (size_t i = 0; i < count; i++) {
        const struct value_member *s = &sources->u.map.members[i];
        struct str text = s->value->kind == VALUE_STRING ? s->value->u.text : STR_NONE;
        struct value *m;

        if (!mdl_is_assumption(text))
            continue;
        text = str_cut(text, strlen(MDL_SOURCE_ASSUMED), text.len);
        m = made_with(value_map(), "path", value_string(s->key));
        list = made_push(list, made_with(m, "what", value_string(text)));
    }
    return list;
}

static const struct value *told(const struct value *v, struct str source)
{
    return made_with(made_with(value_map(), "value", value_or_null(v)), "source",
                     text_or_null(source));
}

static const struct value *conflicts(const struct evidence *ev)
{
    struct value *list = value_list();

    for (size_t i = 0; i < ev->conflict_count; i++) {
        const struct conflict *c = &ev->conflicts[i];
        struct value *both = made_push(value_list(), told(c->dropped, c->dropped_source));
        struct value *m = made_with(value_map(), "path", value_string(c->path));

        both = made_push(both, told(c->kept, c->kept_source));
        m = made_with(m, "values", both);
        list = made_push(list, made_with(m, "kept", value_or_null(c->kept)));
    }
    return list;
}

static const struct value *remarks(const struct evidence *ev)
{
    struct value *list = value_list();

    for (size_t i = 0; i < ev->note_count; i++)
        if (ev->notes[i].kind == NOTE_REMARK) {
            struct value *m = made_with(value_map(), "about", text_or_null(ev->notes[i].about));

            list = made_push(list, made_with(m, "text", value_string(ev->notes[i].text)));
        }
    return list;
}

struct err *import_report(const struct value **out, const struct artefact *s,
                          const struct value *root)
{
    const struct value *files = NULL, *unknown = MEMBER_AT(root, "host", "Unknown");
    struct err *e = identify_report(&files, &s->sources);
    struct value *m;
    struct arena a;

    if (e != NULL)
        return e;
    arena_init(&a);
    m = made_with(value_map(), "files", value_ref(member(files, "files")));
    m = made_with(m, "taken", taken(&a, &s->evidence));
    m = made_with(m, "assumed", assumed(root));
    m = made_with(m, "unknown", unknown != NULL ? value_ref(unknown) : value_list());
    m = made_with(m, "conflicts", conflicts(&s->evidence));
    m = made_with(m, "remarks", remarks(&s->evidence));
    value_unref(files);
    if (arena_failed(&a)) {
        value_unref(m);
        m = NULL;
    }
    arena_finish(&a);
    *out = m;
    return m != NULL ? NULL : err_oom();
}
