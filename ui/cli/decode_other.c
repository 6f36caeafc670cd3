#include "ui/cli/decode_other.h"

#include "model/base/bounds.h"
#include "model/diagnosis/error_marks.h"
#include "model/formats/format.h"
#include "model/formats/other_command.h"

#define GIVES_A_CONTAINER                                                                          \
    (GIVES_CONTAINER | GIVES_REQUEST | GIVES_SPEC | GIVES_DOCUMENT | GIVES_ALL)

/* What a reader says, nothing of which counts where memory was short. */
static struct err *read_as(struct evidence *ev, struct arena *a, const struct format *f,
                           const struct input *in)
{
    struct err *e = format_read(f, ev, in);

    if (evidence_failed(ev))
        arena_fail(a);
    return e;
}

/* Whether there is a container in what is of a format that may have one: an object of a cluster may
 * tell of the host alone, or of nothing. */
static bool holds_container(struct arena *a, const struct format *f, const struct input *in)
{
    struct evidence ev;
    bool holds;

    if (f != &formats[FORMAT_k8s])
        return (f->gives & GIVES_A_CONTAINER) != 0;
    evidence_init(&ev);
    holds = arena_drop_err(a, read_as(&ev, a, f, in)) || ev.choice_count > 0;
    evidence_finish(&ev);
    return holds;
}

static struct str of_format(struct arena *a, const struct format *f, const struct input *in)
{
    if (holds_container(a, f, in))
        return arena_printf(a,
                            "this is %s, and no error stands in it. 'silospec check FILE' says "
                            "what docker would make of it, 'silospec FILE' shows it.",
                            f->title);
    return arena_printf(a,
                        "this is %s, and no error stands in it. 'silospec identify FILE' says what "
                        "it holds, and beside a container 'silospec check CONTAINER --with FILE' "
                        "takes it in.",
                        f->title);
}

/* The artefact of another program: what its reader says of it. */
static struct str of_foreign(struct arena *a, const struct input *in)
{
    struct str said = STR_NONE;
    struct evidence ev;
    struct err *e;

    evidence_init(&ev);
    e = read_as(&ev, a, &formats[FORMAT_foreign], in);
    if (e != NULL && e->class != ERR_OOM)
        said = arena_printf(a, "no error stands here: %s%s%s.", e->text,
                            e->remedy != NULL ? "; " : "", e->remedy != NULL ? e->remedy : "");
    evidence_finish(&ev);
    return arena_drop_err(a, e) ? said : of_format(a, &formats[FORMAT_foreign], in);
}

/* What begins "docker build" does, and what to bring for it. */
static struct str of_command(struct arena *a, struct str text)
{
    struct other_command c;

    if (!other_command_find(&c, str_cut(text, 0, BOUND_RECOGNISED)))
        return STR_NONE;
    return arena_printf(a,
                        "no error stands here: '%s%.*s' %s. For the error itself bring what it "
                        "printed; for the container %s.",
                        c.of_docker ? "docker " : "", STR_FMT(c.words), c.does, c.remedy);
}

/* One of these is what decode itself looked for. */
static bool is_asked_for(const struct format *f)
{
    return f == &formats[FORMAT_error] || f == &formats[FORMAT_log] ||
           f == &formats[FORMAT_event_log];
}

struct str decode_other(struct arena *a, struct str text)
{
    const struct format *f = NULL;
    struct str said = STR_NONE;
    struct input in;

    if (error_is_handed_on(text)) /* one that nothing is known of */
        return STR_NONE;
    if (arena_drop_err(a, input_open(&in, text)))
        return STR_NONE;
    if (!arena_drop_err(a, format_of(&f, &in)) && f != NULL && !is_asked_for(f))
        said = f == &formats[FORMAT_foreign] ? of_foreign(a, &in) : of_format(a, f, &in);
    else if (f == NULL)
        said = of_command(a, text);
    input_close(&in);
    return said;
}
