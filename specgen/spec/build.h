/* specgen/spec/build.h - what the rules write with: the tree, errors, findings, effects.
 *
 * Every put (specgen/tree/put.h) names its origin: static where it is the same on every run, made
 * with spec_origin_at() for an element of a list.
 * A rule that refuses calls spec_refuse() and returns false; its step ends, the following ones
 * are still examined, but put nothing and have no effects. */
#ifndef SPECGEN_SPEC_BUILD_H
#define SPECGEN_SPEC_BUILD_H

#include "specgen/gocompat/concat.h"
#include "specgen/spec/keys.h"
#include "specgen/spec/result.h"

struct spec_build {
    struct arena *a;
    struct spec_tree tree; /* in the same arena */
    const struct mdl_doc *doc;
    const struct mdl_container *c;
    const struct plat *host;
    struct spec_result *r;
    struct engine engine;
    struct str root_folder; /* the daemon's data root */
    enum spec_step step;
    enum spec_wanted wanted;
    bool linux_base;      /* an engine with Linux containers, an image that is not for Windows */
    bool other_system;    /* an image that is for no system that the engine runs */
    bool unmount_at_end;  /* the engine defers it to createSpec's return */
    bool nil_host_config; /* told once */
    struct spec_node *spec, *process, *windows, *linux_node; /* all NULL once stopped */
    bool stopped;            /* a step refused: nothing is written any more */
    struct spec_node *built; /* stopped: what was written until then */
    const struct spec_error **error_end;
    const struct spec_finding **finding_end;
    const struct spec_effect **effect_end;
    const struct spec_mount **mount_end;
    const struct spec_credential **credential_end;
};

/* The origin of a host's answer: the field that asked for it, and where the answer stands. */
const struct spec_origin *spec_origin_answer(struct spec_build *b, enum spec_rule rule,
                                             struct spec_ref asked, struct plat_from answer);

#define SPEC_TEXT(b, ...) CONCAT((b)->a, __VA_ARGS__)

/* ---- errors: always return false ---- */

/* `text` is the whole message; plain refusals have a chain of one link. */
bool spec_refuse(struct spec_build *b, enum spec_rule rule, enum spec_class class,
                 struct spec_ref fix, struct str text);
/* "<outer>: <inner>", two links; the class is the inner one's unless outer_class says more. */
bool spec_refuse_wrapped(struct spec_build *b, enum spec_rule rule, struct spec_ref fix,
                         struct str outer, enum spec_class outer_class, struct str inner,
                         enum spec_class inner_class);
bool spec_panic(struct spec_build *b, enum spec_rule rule, struct spec_ref fix, struct str text);

/* ---- what nobody knows ---- */

/* Of a fact that nobody told and that alone would make the rule refuse; see unknown.h. Each returns
 * the question to be marked. `subject` may be empty. */
struct spec_unknown *spec_ask_fact(struct spec_build *b, enum spec_question id, enum spec_rule rule,
                                   enum plat_fact fact, struct str subject);
struct spec_unknown *spec_ask_at(struct spec_build *b, enum spec_question id, enum spec_rule rule,
                                 struct str subject, enum mdl_field_id field, struct str key,
                                 const struct plat_from *from);

/* Whether nobody told it. */
static inline bool spec_is_guess(const struct spec_build *b, enum plat_fact fact)
{
    return plat_is_guess(&b->r->facts, fact);
}

/* The node rests on the answer. */
static inline void spec_open(struct spec_build *b, struct spec_unknown *u, struct spec_node *node)
{
    spec_affects(&b->r->unknowns, u, node);
}

/* ---- on the way ---- */

void spec_find_note(struct spec_build *b, enum spec_severity severity, enum spec_rule rule,
                    struct spec_ref ref, struct str text);
void spec_effect(struct spec_build *b, enum spec_effect_kind kind, struct str subject,
                 struct str target, bool failed);
void spec_add_mount(struct spec_build *b, struct spec_mount *m);

#endif
