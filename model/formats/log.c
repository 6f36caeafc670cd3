/* Records of a daemon's log, and what stands in them: a spec, a document for the Host Compute
 * Service, a request, the daemon's default isolation. */
#include "model/formats/log.h"

#include "model/diagnosis/log_split.h"
#include "model/diagnosis/log_text.h"
#include "model/formats/answers.h"
#include "model/formats/engine_told.h"
#include "model/formats/hcs.h"
#include "model/formats/hns.h"
#include "model/formats/line_walk.h"
#include "model/formats/members.h"
#include "model/formats/oci_spec.h"
#include "model/formats/shape.h"
#include "model/formats/text_notes.h"
#include "model/json/json.h"
#include "model/transport/record.h"

static bool is_json_record(const struct value *v)
{
    return (has_member(v, "level") && (has_member(v, "msg") || has_member(v, "message"))) ||
           (has_member(v, "log") && has_member(v, "stream"));
}

unsigned format_log_recognises(const struct input *in)
{
    if (in->json)
        return in->value != NULL && is_json_record(in->value) ? 90 : 0;
    return line_begins_record(str_trim(in->text)) ? 90 : 0;
}

/* ---- one record ---- */

static const struct value *json_behind_brace(struct evidence *out, struct str text)
{
    ptrdiff_t brace = str_find(text, '{', 0);
    const struct value *v = NULL;
    struct err *e;

    if (brace < 0)
        return NULL;
    e = json_read(&v, str_trim(str_cut(text, (size_t)brace, text.len)));
    if (e != NULL && str_starts(text, STR_LIT("Generated spec")))
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&out->arena, "the spec of this record, character %zu: %s",
                                   (size_t)brace + e->column, e->text));
    return arena_drop_err(&out->arena, e) ? NULL : v;
}

static void tell_spec(struct evidence *out, struct str message)
{
    const struct value *v = json_behind_brace(out, message);

    if (v != NULL && oci_is_spec(v)) {
        shape_check_inside(out, FORMAT_oci_spec, v);
        oci_tell(out, v);
    }
    value_unref(v);
}

static void tell_request(struct evidence *out, const struct value *body)
{
    out->gives |= GIVES_REQUEST;
    evidence_tell(out, STR_LIT("request.body"), value_ref(body), STR_LIT("log: form data"));
}

static void tell_networks(struct evidence *out, const struct value *networks)
{
    const uint32_t line = out->line; /* of the record, where all of them stand */

    out->gives |= GIVES_HOST;
    value_move_marks(networks, &line, 1);
    hns_tell(out, networks);
    out->line = line;
}

static void tell_document(struct evidence *out, const struct log_text *l)
{
    if (l->json == NULL || l->document == NULL)
        tell_spec(out, l->message);
    else if (strcmp(l->document, "create-body") == 0)
        tell_request(out, l->json);
    else if (strcmp(l->document, "hns-networks") == 0)
        tell_networks(out, l->json);
    else if (hcs_is_document(l->json))
        hcs_tell(out, l->json);
    else if (strcmp(l->document, "process") == 0)
        hcs_tell_process(out, l->json);
    else
        evidence_note(
            out, NOTE_REMARK, STR_NONE,
            arena_printf(&out->arena, "the record holds a document of kind %s", l->document));
}

#define MOST_ANSWERS 20 /* of one log; the same one again does not count */

/* What the daemon answered, or why something failed in it. */
static void tell_answer(struct log_reader *r, const struct log_text *l)
{
    struct error_text told = l->error;

    if (l->failure.len == 0)
        return;
    if (told.document.kind == TAIL_NONE) {
        told.clean.text = l->failure;
        told.calls = NULL; /* their places were those of the whole record */
        told.codes = NULL;
        told.container_ids = NULL;
    }
    if (told.clean.text.len == 0 || answers_have(r->out, told.clean.text))
        return;
    if (++r->answers == MOST_ANSWERS + 1)
        evidence_note(
            r->out, NOTE_REMARK, STR_NONE,
            STR_LIT("the log has further errors; the first 20 different ones were taken"));
    if (r->answers <= MOST_ANSWERS)
        answers_tell_error(r->out, &told);
}

struct err *log_read_record(struct log_reader *r, struct str text)
{
    struct evidence *out = r->out;
    struct log_text l;
    struct err *e = log_text(&l, &out->arena, text);

    if (e != NULL)
        return e;
    tell_document(out, &l);
    evidence_tell_text(out, STR_LIT("host.DefaultIsolation"), l.default_isolation,
                       STR_LIT("log: Windows default isolation mode"));
    if (l.error.codes != NULL || l.error.calls != NULL)
        out->gives |= GIVES_ERROR;
    tell_answer(r, &l);
    if (l.hinted)
        engine_conclude(out, l.hint_from, l.hint_to, "log");
    log_text_finish(&l);
    return NULL;
}

static struct err *read_last_words(struct log_reader *r, struct str text)
{
    struct error_text t;
    struct err *e = error_text(&t, &r->out->arena, str_trim(text));

    if (e != NULL)
        return e;
    r->out->gives |= GIVES_ERROR;
    if (!answers_have(r->out, t.clean.text))
        answers_tell_error(r->out, &t);
    error_text_finish(&t);
    return NULL;
}

struct err *format_log_read(struct evidence *out, const struct input *in)
{
    struct str text = text_of_input(&out->arena, in);
    struct log_reader r = {.out = out};
    struct err *e = NULL;
    struct str record;
    unsigned line = 1;

    for (size_t from = 0, to; e == NULL && from < text.len; from = to) {
        to = log_record_end(text, from);
        out->line = in->json ? in->value->line : input_line(in, line);
        record = str_cut(text, from, to);
        e = log_is_last_words(record) ? read_last_words(&r, record) : log_read_record(&r, record);
        for (size_t i = from; i < to; i++)
            line += text.s[i] == '\n';
    }
    return e;
}
