#include "specgen/spec/build.h"

static const struct str key_names[SPEC_KEYS] = {
#define KEY(id, name) STR_INIT(name),
#include "specgen/spec/keys.def"
#undef KEY
};

static struct spec_node *new_node(struct spec_build *b, struct spec_node *parent,
                                  enum spec_kind kind, const struct spec_origin *from)
{
    struct spec_node *n;

    if (parent == NULL || from == NULL)
        return NULL;
    n = arena_alloc(b->a, sizeof(*n));
    if (n == NULL)
        return NULL;
    n->key = STR_NONE;
    n->kind = kind;
    n->short_escapes = parent->short_escapes;
    n->rank = 0;
    n->u.kids.first = n->u.kids.last = NULL;
    n->u.kids.count = 0;
    n->next = NULL;
    n->parent = parent;
    n->origin = from;
    n->overrode = NULL;
    return n;
}

static void append(struct spec_node *parent, struct spec_node *n)
{
    if (parent->u.kids.last != NULL)
        parent->u.kids.last->next = n;
    else
        parent->u.kids.first = n;
    parent->u.kids.last = n;
    parent->u.kids.count++;
}

/* Steps write in the engine's order of work, the tree stands in its order of struct members. */
static void insert_by_rank(struct spec_node *parent, struct spec_node *n)
{
    struct spec_node **at = &parent->u.kids.first;

    if (parent->u.kids.last == NULL || parent->u.kids.last->rank < n->rank) {
        append(parent, n);
        return;
    }
    while ((*at)->rank < n->rank)
        at = &(*at)->next;
    if ((*at)->rank == n->rank) {
        n->overrode = *at;
        n->next = (*at)->next;
        if (parent->u.kids.last == *at)
            parent->u.kids.last = n;
    } else {
        n->next = *at;
        parent->u.kids.count++;
    }
    *at = n;
}

static struct spec_node *put(struct spec_build *b, struct spec_node *parent, enum spec_key key,
                             enum spec_kind kind, const struct spec_origin *from)
{
    struct spec_node *n = new_node(b, parent, kind, from);

    if (n == NULL)
        return NULL;
    n->key = key_names[key];
    n->rank = (int)key;
    insert_by_rank(parent, n);
    return n;
}

struct spec_node *spec_put_object(struct spec_build *b, struct spec_node *parent, enum spec_key key,
                                  const struct spec_origin *from)
{
    return put(b, parent, key, SPEC_OBJECT, from);
}

struct spec_node *spec_put_list(struct spec_build *b, struct spec_node *parent, enum spec_key key,
                                const struct spec_origin *from)
{
    return put(b, parent, key, SPEC_LIST, from);
}

void spec_put_null(struct spec_build *b, struct spec_node *parent, enum spec_key key,
                   const struct spec_origin *from)
{
    put(b, parent, key, SPEC_NULL, from);
}

void spec_put_bool(struct spec_build *b, struct spec_node *parent, enum spec_key key, bool v,
                   const struct spec_origin *from)
{
    struct spec_node *n = put(b, parent, key, SPEC_BOOL, from);

    if (n != NULL)
        n->u.boolean = v;
}

void spec_put_int(struct spec_build *b, struct spec_node *parent, enum spec_key key, int64_t v,
                  const struct spec_origin *from)
{
    struct spec_node *n = put(b, parent, key, SPEC_INT, from);

    if (n != NULL)
        n->u.sint = v;
}

void spec_put_uint(struct spec_build *b, struct spec_node *parent, enum spec_key key, uint64_t v,
                   const struct spec_origin *from)
{
    struct spec_node *n = put(b, parent, key, SPEC_UINT, from);

    if (n != NULL)
        n->u.uint = v;
}

void spec_put_str(struct spec_build *b, struct spec_node *parent, enum spec_key key, struct str v,
                  const struct spec_origin *from)
{
    struct spec_node *n = put(b, parent, key, SPEC_STRING, from);

    if (n != NULL)
        n->u.text = v;
}

struct spec_node *spec_push_object(struct spec_build *b, struct spec_node *list,
                                   const struct spec_origin *from)
{
    struct spec_node *n = new_node(b, list, SPEC_OBJECT, from);

    if (n != NULL)
        append(list, n);
    return n;
}

void spec_push_str(struct spec_build *b, struct spec_node *list, struct str v,
                   const struct spec_origin *from)
{
    struct spec_node *n = new_node(b, list, SPEC_STRING, from);

    if (n != NULL) {
        n->u.text = v;
        append(list, n);
    }
}

void spec_push_member(struct spec_build *b, struct spec_node *map, struct str name, struct str v,
                      const struct spec_origin *from)
{
    struct spec_node *n = new_node(b, map, SPEC_STRING, from);

    if (n != NULL) {
        n->key = name;
        n->rank = SPEC_RANK_MEMBER;
        n->u.text = v;
        append(map, n);
    }
}

struct spec_node *spec_child(struct spec_node *parent, enum spec_key key)
{
    struct spec_node *n = parent != NULL ? parent->u.kids.first : NULL;

    while (n != NULL && n->rank != (int)key)
        n = n->next;
    return n;
}

const struct spec_origin *spec_origin_at(struct spec_build *b, enum spec_rule rule,
                                         enum mdl_field_id field, size_t place)
{
    struct spec_origin *o = arena_alloc(b->a, sizeof(*o));

    if (o == NULL)
        return NULL;
    o->rule = rule;
    o->ref_count = 1;
    o->refs[0] = (struct spec_ref){field, (int)place};
    return o;
}

const struct spec_origin *spec_origin_answer(struct spec_build *b, enum spec_rule rule,
                                             struct spec_ref asked, struct plat_from answer)
{
    struct spec_origin *o = arena_alloc(b->a, sizeof(*o));

    if (o == NULL)
        return NULL;
    o->rule = rule;
    o->ref_count = 1;
    o->refs[0] = asked;
    if (answer.field != MDL_F_NONE)
        o->refs[o->ref_count++] = (struct spec_ref){answer.field, answer.index};
    return o;
}

static const struct spec_link *new_link(struct spec_build *b, struct str text,
                                        enum spec_class class, const struct spec_link *inner)
{
    struct spec_link *l = arena_alloc(b->a, sizeof(*l));

    if (l != NULL)
        *l = (struct spec_link){.text = text, .class = class, .inner = inner};
    return l;
}

static struct spec_error *new_error(struct spec_build *b, enum spec_rule rule, struct spec_ref mend,
                                    struct str text)
{
    struct spec_error *e = arena_calloc(b->a, 1, sizeof(*e));

    if (e == NULL)
        return NULL;
    e->message = text;
    e->step = b->step;
    e->rule = rule;
    e->mend = mend;
    /* daemon/start.go wraps whatever createSpec returns in errdefs.System. */
    e->http_status = 500;
    e->exit_code = 128;
    *b->error_end = e;
    b->error_end = &e->next;
    return e;
}

bool spec_refuse(struct spec_build *b, enum spec_rule rule, enum spec_class class,
                 struct spec_ref mend, struct str text)
{
    struct spec_error *e = new_error(b, rule, mend, text);

    if (e != NULL) {
        e->class = class;
        e->chain = new_link(b, text, class, NULL);
    }
    return false;
}

bool spec_refuse_wrapped(struct spec_build *b, enum spec_rule rule, struct spec_ref mend,
                         struct str outer, enum spec_class outer_class, struct str inner,
                         enum spec_class inner_class)
{
    struct str text = SPEC_TEXT(b, outer, STR_LIT(": "), inner);
    struct spec_error *e = new_error(b, rule, mend, text);

    if (e != NULL) {
        e->class = outer_class != SPEC_CLASS_UNKNOWN ? outer_class : inner_class;
        e->chain = new_link(b, outer, outer_class, new_link(b, inner, inner_class, NULL));
    }
    return false;
}

bool spec_panic(struct spec_build *b, enum spec_rule rule, struct spec_ref mend, struct str text)
{
    struct spec_error *e = new_error(b, rule, mend, text);

    if (e != NULL) {
        e->panic = true;
        e->chain = new_link(b, text, SPEC_CLASS_UNKNOWN, NULL);
    }
    return false;
}

void spec_find_note(struct spec_build *b, enum spec_severity severity, enum spec_rule rule,
                    struct spec_ref ref, struct str text)
{
    struct spec_finding *f = arena_alloc(b->a, sizeof(*f));

    if (f == NULL)
        return;
    *f = (struct spec_finding){.severity = severity, .rule = rule, .ref = ref, .text = text};
    *b->finding_end = f;
    b->finding_end = &f->next;
    b->r->finding_count++;
    if (severity == SPEC_WARNING)
        b->r->warning_count++;
}

void spec_effect(struct spec_build *b, enum spec_effect_kind kind, struct str subject,
                 struct str target, bool failed)
{
    struct spec_effect *e = b->stopped ? NULL : arena_alloc(b->a, sizeof(*e));

    if (e == NULL)
        return;
    *e = (struct spec_effect){
        .kind = kind, .step = b->step, .subject = subject, .target = target, .failed = failed};
    *b->effect_end = e;
    b->effect_end = &e->next;
}

void spec_add_mount(struct spec_build *b, struct spec_mount *m)
{
    m->next = NULL;
    *b->mount_end = m;
    b->mount_end = (const struct spec_mount **)&m->next;
}
