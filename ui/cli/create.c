#include "specgen/create/create_chance.h"
#include "specgen/create/create_filter.h"
#include "specgen/create/create_rows.h"

#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/convert/convert.h"
#include "specgen/credential/mask.h"
#include "specgen/gocompat/concat.h"
#include "specgen/report/reports.h"
#include "ui/cli/assign.h"
#include "ui/cli/help.h"
#include "ui/cli/ndjson.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"
#include "ui/cli/source.h"
#include "ui/cli/table.h"

#include <stdlib.h>

/* ---- the filter ------------------------------------------------------------------------------ */

/* settings: the release; 0: each line's. */
static struct err *answer_line(const void *settings, const struct ndjson_line *line)
{
    const struct value *input, *answer;
    struct err *e;

    if ((e = ndjson_read(&input, line)) != NULL)
        return e;
    e = create_filter(&answer, line->arena, input, *(const uint32_t *)settings, plat_sim);
    return e != NULL ? e : ndjson_write(line, answer);
}

static int filter_file(const char *file, const struct cli_args *args)
{
    uint32_t release = 0;
    static const char *const takes[] = {"engine", NULL};
    const struct ndjson_filter filter = {
        .answer = answer_line, .settings = &release, .takes = takes};
    struct err *e;

    if (args_has(args, "engine") && (e = assign_release(&release, args)) != NULL)
        return help_usage_error(args->command, e);
    return ndjson_run(&filter, file, args);
}

/* ---- for a person ---------------------------------------------------------------------------- */

enum { COLUMNS = 5 };

struct job {
    struct arena arena;
    struct create_result result;
    bool secrets; /* of credential specs, are shown */
};

static struct str shown(struct job *j, struct str text)
{
    return j->secrets ? text : mask_secrets(&j->arena, text);
}

static void print_outcome(struct job *j)
{
    const struct create_result *r = &j->result;
    const struct create_error *e = r->error;

    if (e == NULL) {
        (void)printf("%s\n", r->started ? "The container is created and started."
                                        : "The container is created.");
        return;
    }
    (void)printf("%s %s: ", create_stage_name(e->stage), e->panic ? "crashes" : "refuses");
    output_text(stdout, shown(j, e->message));
    if (!e->panic)
        (void)printf("\n  class %s, HTTP %d", spec_class_name(e->class), e->http_status);
    (void)printf("\n  %s %s [%s]\n", spec_rule_info(e->rule).id, spec_rule_info(e->rule).title,
                 spec_rule_info(e->rule).source);
}

static void print_warnings(const struct create_result *r)
{
    for (const struct create_warning *w = r->warnings; w != NULL; w = w->next) {
        (void)printf("warning: ");
        output_text(stdout, w->text);
        (void)printf(" (%s)\n", spec_rule_info(w->rule).id);
    }
}

static struct str engine_cell(struct job *j, const struct create_row *row, struct str result)
{
    struct arena *a = &j->arena;
    const struct create_chance *c = create_chance_in(&j->result, result);
    struct str how = str_of(create_how_names[row->how]);

    if (row->how == CREATE_MOVED)
        how = CONCAT(a, STR_LIT("from "), row->from);
    if (row->rule != RULE_COUNT)
        how = CONCAT(a, how, STR_LIT(" ("), str_of(spec_rule_info(row->rule).id), STR_LIT(")"));
    return c == NULL ? how : CONCAT(a, how, STR_LIT(", "), str_of(create_chance_known(c->kind)));
}

static struct err *print_table(struct job *j, const struct create_rows *rows)
{
    static const char titles[COLUMNS][8] = {"setting", "request", "image", "engine", "result"};
    struct arena *a = &j->arena;
    struct str *cells = arena_calloc(a, (rows->count + 1) * COLUMNS, sizeof(*cells));
    struct table t = {.columns = COLUMNS, .rows = rows->count + 1, .cells = cells};

    if (cells == NULL)
        return err_oom();
    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] = str_of(titles[i]);
    for (size_t i = 0; i < rows->count; i++) {
        const struct create_row *row = &rows->items[i];
        struct str *c = &cells[(i + 1) * COLUMNS];

        c[0] = row->path;
        c[1] = shown(j, create_json(a, row->request));
        c[2] = shown(j, create_json(a, row->image));
        c[3] = engine_cell(j, row, create_json(a, row->result));
        c[4] = shown(j, create_json(a, row->result));
    }
    return table_print(stdout, a, &t, table_width(stdout));
}

static void print_volumes(const struct create_result *r)
{
    for (const struct create_volume *v = r->volumes; v != NULL; v = v->next) {
        (void)printf("volume ");
        output_text(stdout, v->name);
        (void)fputs(" (", stdout);
        output_text(stdout, v->driver);
        (void)puts(")");
    }
}

/* The daemon's options among them are nowhere in the container. */
static void print_storage(struct arena *a, const struct create_result *r)
{
    if (r->storage_options == NULL)
        return;
    (void)fputs("layer made with ", stdout);
    output_text(stdout, create_json(a, r->storage_options));
    (void)printf(" (%s)\n", spec_rule_info(RULE_CREATE_STORAGE).id);
}

static void print_hns(struct arena *a, const struct create_result *r)
{
    for (const struct create_hns *h = r->hns; h != NULL; h = h->next) {
        (void)printf("HNS %.*s ", STR_FMT(h->request));
        output_text(stdout, create_json(a, h->body));
        (void)fputc('\n', stdout);
    }
}

static void print_examples(const struct create_result *r, const char *known)
{
    bool first = true;

    for (const struct create_chance *c = r->chance; c != NULL; c = c->next) {
        if (strcmp(known, create_chance_known(c->kind)) != 0)
            continue;
        if (first)
            (void)printf("\n%s, here as examples:\n", known);
        first = false;
        (void)printf("  %.*s  %s%s%.*s\n", STR_FMT(c->example), create_chance_is(c->kind),
                     c->of.len > 0 ? ": " : "", STR_FMT(c->of));
    }
}

static void print_chance(const struct create_result *r)
{
    print_examples(r, create_chance_known(CREATE_CHANCE_ID));
    print_examples(r, create_chance_known(CREATE_CHANCE_NETWORK));
    print_examples(r, create_chance_known(CREATE_CHANCE_HNS));
}

static struct err *print_person(struct job *j)
{
    struct create_rows rows;
    struct err *e;

    if (!create_rows(&rows, &j->arena, &j->result))
        return err_oom();
    print_outcome(j);
    print_warnings(&j->result);
    (void)fputc('\n', stdout);
    if ((e = print_table(j, &rows)) != NULL)
        return e;
    (void)fputc('\n', stdout);
    print_storage(&j->arena, &j->result);
    print_volumes(&j->result);
    print_hns(&j->arena, &j->result);
    print_chance(&j->result);
    return NULL;
}

/* ---- --to inspect ---- */

static struct err *print_inspect(struct job *j)
{
    const struct create_result *r = &j->result;
    struct str text;
    struct err *e;

    if (r->container == NULL || r->removed)
        return NULL;
    if ((e = convert_inspect_text(&text, &j->arena, r->container, r->engine.release)) == NULL)
        output_json(stdout, text);
    return e;
}

/* ---- the command ---- */

static struct err *carry_out(struct job *j, const struct mdl_doc *doc, bool start)
{
    const struct engine engine = engine_of(doc->release);
    struct plat host = plat_sim(doc);

    if (doc->request.body == NULL || doc->request.body->kind != VALUE_MAP)
        return err_remedy(err_new(ERR_INPUT, "the document has no request to carry out"),
                          "a scenario has it as request.body, beside the host");
    return create_carry_out(&j->arena, doc, &host, &engine, start ? CREATE_AND_START : CREATE_ONLY,
                            NULL, &j->result);
}

static struct err *print(struct job *j, const struct cli_args *args)
{
    const char *to = args_value(args, "to", 0);
    const struct create_error *e = j->result.error;

    if (to == NULL)
        return print_person(j);
    if (e != NULL) {
        (void)fprintf(stderr, "silospec: %s %s: ", create_stage_name(e->stage),
                      e->panic ? "crashes" : "refuses");
        output_text(stderr, shown(j, e->message));
        (void)fputc('\n', stderr);
    }
    return print_inspect(j);
}

static int answer_file(const char *file, const struct cli_args *args, bool start)
{
    struct artefact source;
    struct mdl_doc *doc = NULL;
    struct job j;
    struct err *e;
    int status;

    if ((status = source_open(&source, file, args, SOURCE_FIRST)) != CLI_OK)
        return status;
    arena_init(&j.arena);
    j.secrets = redacted_or_shown(args);
    if ((e = mdl_doc_new(&doc, source.root)) == NULL && (e = carry_out(&j, doc, start)) == NULL) {
        int made = j.result.error != NULL ? CLI_REFUSED : CLI_OK;

        if (args_has(args, "json"))
            status = output_report(report_create(&j.arena, &j.result), j.secrets);
        else
            e = print(&j, args);
        status = status == CLI_OK ? made : status;
    }
    if (e != NULL)
        status = output_error(e);
    status = output_end(&j.arena, status);
    mdl_doc_free(doc);
    artefact_close(&source);
    return status;
}

int cli_create(const struct cli_args *args)
{
    const char *file = args->operand_count > 0 ? args->operands[0] : NULL;
    const char *operation = args_value(args, "operation", 0);

    if (args_has(args, "ndjson"))
        return filter_file(file, args);
    if (file == NULL)
        return help_usage_error(
            args->command,
            err_remedy(err_new(ERR_INPUT, "'create' needs a FILE"), "'-' reads standard input"));
    return answer_file(file, args, operation != NULL && strcmp(operation, "start") == 0);
}
