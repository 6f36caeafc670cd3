#include "model/formats/k8s_status.h"

#include "model/base/buf.h"
#include "model/formats/answers.h"
#include "model/formats/format.h"
#include "model/formats/line_walk.h"
#include "model/formats/members.h"

static const struct value *status_of(const struct value *object, struct str container)
{
    static const char *const lists[] = {"containerStatuses", "initContainerStatuses",
                                        "ephemeralContainerStatuses"};
    const struct value *status = member(object, "status"), *found = NULL;

    for (size_t i = 0; found == NULL && i < sizeof(lists) / sizeof(lists[0]); i++)
        found = element_named(member(status, lists[i]), "name", container);
    return found;
}

/* "containerd://4d5e..." */
static void tell_id(struct evidence *out, struct str text)
{
    ptrdiff_t scheme = line_find(text, "://");

    if (scheme > 0)
        evidence_tell_text(out, STR_LIT("container.Id"),
                           str_cut(text, (size_t)scheme + 3, text.len),
                           STR_LIT("pod: containerID"));
}

/* The message of a start that failed is the runtime's answer; of a program that ended it is what
 * the program left. A start that is tried again says only that. */
static bool is_answer(struct str reason)
{
    static const char words[][32] = {"StartError",           "ContainerCannotRun",
                                     "CreateContainerError", "CreateContainerConfigError",
                                     "RunContainerError",    "PreCreateHookError",
                                     "ErrImagePull",         "InvalidImageName"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_is(reason, words[i]))
            return true;
    return false;
}

static void tell_answer(struct evidence *out, const struct value *state)
{
    const struct value *message = member(state, "message");
    unsigned line = out->line;

    if (message == NULL || message->kind != VALUE_STRING || message->u.text.len == 0 ||
        !is_answer(member_text(state, "reason")) || answers_have(out, message->u.text))
        return;
    out->line = message->line;
    answers_tell(out, ANSWER_OF_KUBELET, message->line, message->u.text);
    out->gives |= GIVES_ERROR;
    out->line = line;
}

/* The kubelet starts it again, and waits longer and longer between. */
static void tell_restarts(struct evidence *out, const struct value *status)
{
    const struct value *count = member(status, "restartCount");
    struct str waits_for = member_text(member(member(status, "state"), "waiting"), "reason");

    if (count != NULL && count->kind == VALUE_NUMBER)
        evidence_tell(out, STR_LIT("container.RestartCount"), value_ref(count),
                      STR_LIT("pod: restartCount"));
    if (str_is(waits_for, "CrashLoopBackOff"))
        evidence_tell(out, STR_LIT("container.State.Restarting"), value_bool(true),
                      STR_LIT("pod: CrashLoopBackOff"));
}

void k8s_status_tell(struct evidence *out, const struct value *object, struct str container)
{
    const struct value *status = status_of(object, container);
    const struct value *now = member(status, "state"), *before = member(status, "lastState");
    const struct value *end = member(has_member(now, "terminated") ? now : before, "terminated");
    const struct value *code = member(end, "exitCode");

    tell_id(out, member_text(status, "containerID"));
    if (code != NULL && code->kind == VALUE_NUMBER)
        evidence_tell(out, STR_LIT("container.State.ExitCode"), value_ref(code),
                      STR_LIT("pod: exitCode"));
    tell_restarts(out, status);
    tell_answer(out, member(now, "waiting"));
    tell_answer(out, end);
}

/* ---- events -------------------------------------------------------------------------------- */

/* That it is tried again, or that a program does not answer, is no answer of the runtime. */
static bool has_failed(const struct value *event)
{
    struct str reason = member_text(event, "reason");

    return str_is(member_text(event, "kind"), "Event") &&
           str_is(member_text(event, "type"), "Warning") && !str_is(reason, "BackOff") &&
           !str_is(reason, "Unhealthy") && member_text(event, "message").len > 0;
}

void k8s_status_event(struct evidence *out, const struct value *event)
{
    const struct value *message = member(event, "message");

    if (!has_failed(event) || answers_have(out, message->u.text))
        return;
    out->line = message->line;
    answers_tell(out, ANSWER_OF_KUBELET, message->line, message->u.text);
    out->gives |= GIVES_ERROR;
}

bool k8s_status_tells_failure(const struct value *list)
{
    const struct value *items = member(list, "items");

    if (has_failed(list))
        return true;
    for (size_t i = 0; i < element_count(items); i++)
        if (has_failed(element(items, i)))
            return true;
    return false;
}

static void add_words(struct buf *out, const struct value *event)
{
    if (!has_failed(event))
        return;
    if (out->len > 0)
        buf_char(out, '\n');
    buf_add(out, member_text(event, "message"));
}

struct str k8s_status_events_text(struct arena *a, const struct value *list)
{
    const struct value *items = member(list, "items");
    struct buf text = {.s = NULL};

    add_words(&text, list);
    for (size_t i = 0; i < element_count(items); i++)
        add_words(&text, element(items, i));
    return buf_in_arena(&text, a);
}
