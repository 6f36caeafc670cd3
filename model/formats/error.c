/* The text of a refusal or of a failed start. */
#include "model/diagnosis/error_marks.h"
#include "model/diagnosis/error_next.h"
#include "model/diagnosis/error_text.h"
#include "model/diagnosis/loose_match.h"
#include "model/diagnosis/refusal_words.h"
#include "model/diagnosis/sayings.h"
#include "model/formats/answers.h"
#include "model/formats/docker_version.h"
#include "model/formats/engine_told.h"
#include "model/formats/hcs.h"
#include "model/formats/members.h"
#include "model/formats/shape.h"
#include "model/formats/shipped_record.h"
#include "model/formats/text_notes.h"
#include "model/formats/texts_inside.h"

static bool begins_so(struct str text)
{
    static const char begins[][36] = {"docker: Error",
                                      "docker.exe: Error",
                                      "docker : ",
                                      "docker.exe : ",
                                      "Error response from daemon",
                                      "Error: failed to start containers",
                                      "Error: No such ",
                                      "error: no such "};

    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
        if (str_starts(str_trim(text), str_of(begins[i])))
            return true;
    return false;
}

/* "Trust Verification Status = 0 0x0 NERR_Success": nltest has nothing to complain of. */
static bool tells_success(const struct error_text *t)
{
    if (!loose_holds(t->clean.text, "NERR_Success"))
        return false;
    for (const struct error_code *c = t->codes; c != NULL; c = c->next)
        if ((c->parts.hresult & 0xFFFF) != 0)
            return false;
    return true;
}

static unsigned sure_of(struct arena *a, const struct input *in)
{
    struct error_text t;
    struct err *e = error_text(&t, a, input_head(in));
    unsigned sure = 0;

    if (e != NULL) {
        err_free(e);
        return 0;
    }
    if (tells_success(&t))
        sure = 0;
    else if (begins_so(in->text))
        sure = 85;
    else if (t.document.kind != TAIL_NONE || t.events != NULL)
        sure = 70;
    else if (t.calls != NULL)
        sure = 60;
    else if (error_is_handed_on(t.clean.text))
        sure = 55;
    else if (error_saying(t.clean.text).text != NULL || refusal_words(t.clean.text))
        sure = 50;
    else if (t.codes != NULL)
        sure = 30;
    error_text_finish(&t);
    return sure;
}

/* {"message": "..."} of the API, {"Success": false, "Error": ...} of HNS, {"Error": -1070137082,
 * "ErrorMessage": ...} of HCS. */
static unsigned sure_of_answer(const struct value *v)
{
    const struct value *success = member(v, "Success");

    if (v == NULL || v->kind != VALUE_MAP)
        return 0;
    if (success != NULL && success->kind == VALUE_BOOL && !success->u.boolean &&
        has_member(v, "Error"))
        return 75;
    if (has_member(v, "Error") && has_member(v, "ErrorMessage"))
        return 75;
    return v->u.map.count <= 2 && member_text(v, "message").len > 0 ? 60 : 0;
}

#define TELLS_ERRORS 10 /* anything else that it may be says more of it */

/* A record that a program gathered is what its line is. */
static unsigned sure_of_record(const struct value *v)
{
    struct arena a;
    struct input line = {.text = STR_NONE};
    unsigned how = 0;

    arena_init(&a);
    line.text = shipped_record_text(&a, v);
    if (line.text.len > 0)
        how = text_recognised(&line, sure_of);
    else if (texts_inside(&a, v).len > 0)
        how = TELLS_ERRORS;
    if (arena_failed(&a))
        how = FORMAT_NO_MEMORY;
    arena_finish(&a);
    return how;
}

unsigned format_error_recognises(const struct input *in)
{
    unsigned how;

    if (!in->json)
        return text_recognised(in, sure_of);
    how = sure_of_answer(in->value);
    return how > 0 || in->value == NULL ? how : sure_of_record(in->value);
}

static void tell_document(struct evidence *out, const struct tail_document *d)
{
    static const char isolations[][8] = {
        [TAIL_PROCESS_ISOLATED] = "process", [TAIL_HYPERV] = "hyperv"};

    if (d->json != NULL && d->kind == TAIL_PROCESS) {
        hcs_tell_process(out, d->json);
    } else if (d->json != NULL && hcs_is_document(d->json)) {
        shape_check_inside(out, FORMAT_hcs, d->json);
        hcs_tell(out, d->json);
    } else if (d->isolation != TAIL_UNKNOWN) {
        out->partial = true;
        out->gives |= GIVES_DOCUMENT;
        evidence_tell_text(out, STR_LIT("container.HostConfig.Isolation"),
                           str_of(isolations[d->isolation]), STR_LIT("error: its document"));
        evidence_note(
            out, NOTE_REMARK, STR_NONE,
            STR_LIT("the end of the document is missing; what is behind it is not known"));
    }
}

/* What is of the container that it was answered for. */
static void tell_container(struct evidence *out, const struct error_text *t)
{
    answers_tell_error(out, t);
    if (t->container_ids != NULL && t->container_ids->next == NULL && t->document.json == NULL &&
        !(t->container_ids->of_layer && error_is_of_pull(t))) {
        out->partial = true;
        evidence_tell_text(out, STR_LIT("container.Id"), t->container_ids->text,
                           STR_LIT("error: container"));
        evidence_concluded(out);
    }
    tell_document(out, &t->document);
}

/* A wrapper told of engine and host before the error came. */
static struct err *tell_wrapper(struct evidence *out, const struct input *in,
                                const struct error_text *t)
{
    struct version_text v;
    struct err *e = version_text(&v, &out->arena, t->clean.text);

    if (e != NULL)
        return e;
    if (v.server.there && v.server.version.len > 0)
        engine_tell(out, v.server.version, "error",
                    STR_LIT("error: the version of the server above it"));
    else if (error_dates_engine(t))
        engine_conclude(out, t->releases.from, t->releases.to, "error");
    if (in->of_another)
        v.image_build = v.image_revision = 0;
    else if (t->document.isolation == TAIL_UNKNOWN)
        docker_version_tell_isolation(out, &v);
    docker_version_tell_host(out, &v);
    return NULL;
}

struct err *format_error_read(struct evidence *out, const struct input *in)
{
    struct error_text t;
    struct err *e = error_text(&t, &out->arena, text_of_answer(&out->arena, in));

    if (e != NULL)
        return e;
    if (in->json)
        out->line = in->value->line;
    else
        text_note_undone(out, in, &t.clean);
    if (in->of_another)
        answers_tell_host(out, &t);
    else
        tell_container(out, &t);
    e = in->json ? NULL : tell_wrapper(out, in, &t);
    if (e == NULL && in->json && error_dates_engine(&t))
        engine_conclude(out, t.releases.from, t.releases.to, "error");
    error_text_finish(&t);
    return e;
}
