#include "model/formats/run_line_others.h"

static void remark(struct evidence *out, struct str text)
{
    evidence_note(out, NOTE_REMARK, STR_LIT("request"), text);
}

struct err *run_line_others_folder(struct evidence *out, const struct client_input *in,
                                   const struct client_answer *answer)
{
    struct client_input elsewhere = *in;
    struct client_answer other;
    struct err *e;

    if (answer->outcome != CLIENT_REQUEST)
        return NULL;
    elsewhere.cwd = in->windows ? STR_LIT("C:\\elsewhere") : STR_LIT("/elsewhere");
    if ((e = client_run(&other, &out->arena, &elsewhere)) != NULL)
        return e;
    if (other.outcome != CLIENT_REQUEST || !value_eq(answer->body, other.body))
        remark(out,
               arena_printf(&out->arena,
                            "the folder that the line was typed in is not known; %.*s was taken",
                            STR_FMT(in->cwd)));
    client_answer_finish(&other);
    return NULL;
}

/* Newer clients name the network once more in NetworkingConfig; the container is the same. Takes
 * the map; NULL: no memory. */
static const struct value *without_networks(const struct value *map)
{
    static const struct value_step key = {.key = STR_INIT("NetworkingConfig")};
    bool misfit = false;
    const struct value *made = map != NULL ? value_with_removed(map, &key, 1, &misfit) : NULL;

    if (misfit) /* it is not there */
        return map;
    value_unref(map);
    return made;
}

/* What an older client would send instead; empty: the same. */
static struct err *otherwise(struct str *out, struct arena *a, const struct client_input *older,
                             const struct client_answer *answer, const struct value *changed)
{
    struct client_answer other;
    struct err *e = client_run(&other, a, older);
    const struct value *theirs;

    *out = STR_NONE;
    if (e != NULL)
        return e;
    if (other.outcome != answer->outcome) {
        *out = other.outcome == CLIENT_REFUSED
                   ? arena_printf(a, "refuse it: %.*s", STR_FMT(other.message))
                   : STR_LIT("answer something else");
    } else if (other.outcome == CLIENT_REQUEST) {
        theirs = without_networks(client_changed(a, older, other.body));
        if (theirs == NULL)
            e = err_oom();
        else if (!value_eq(theirs, changed))
            *out = STR_LIT("make another request of it");
        value_unref(theirs);
    }
    client_answer_finish(&other);
    return e;
}

struct err *run_line_others_clients(struct evidence *out, const struct client_input *in,
                                    const struct client_answer *answer)
{
    static const struct {
        unsigned release;
        const char *name;
    } older[] = {{2899, "28"}, {2799, "27"}, {2699, "26"},   {2599, "25"},
                 {2499, "24"}, {2399, "23"}, {2010, "20.10"}};
    const struct value *changed =
        answer->outcome == CLIENT_REQUEST
            ? without_networks(client_changed(&out->arena, in, answer->body))
            : NULL;
    struct err *e = answer->outcome == CLIENT_REQUEST && changed == NULL ? err_oom() : NULL;
    struct str what = STR_NONE;

    for (size_t i = 0; e == NULL && what.len == 0 && i < sizeof(older) / sizeof(older[0]); i++) {
        struct client_input theirs = *in;

        theirs.release = older[i].release;
        if ((e = otherwise(&what, &out->arena, &theirs, answer, changed)) == NULL && what.len > 0)
            remark(out,
                   arena_printf(&out->arena,
                                "the line is read as docker's client 29 reads it; clients up to "
                                "%s %.*s",
                                older[i].name, STR_FMT(what)));
    }
    value_unref(changed);
    return e;
}
