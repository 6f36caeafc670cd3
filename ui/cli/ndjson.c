#include "ui/cli/ndjson.h"

#include "model/base/num.h"
#include "model/json/json.h"
#include "model/os/os.h"
#include "ui/cli/args.h"
#include "ui/cli/cli.h"
#include "ui/cli/help.h"
#include "ui/cli/json_text.h"
#include "ui/cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    JOBS_MAX = 256,
    /* So much is read for each job before all are answered: it bounds the memory, and a job has
     * enough to do that starting it does not matter. */
    BATCH_BYTES = 256 * 1024,
};

/* Lines that are answered one after the other. */
struct job {
    const struct ndjson_filter *filter;
    struct arena arena;
    void *own;
    struct buf in, out;
    int status;
};

/* All that is wrong with a line in one sentence. */
static void put_input_error(struct buf *out, const struct err *e)
{
    buf_add(out, STR_LIT("{\"input_error\":{\"message\":\""));
    for (; e != NULL; e = e->next) {
        char *line = err_line(e);

        json_text_part(out, line != NULL ? str_of(line) : STR_LIT("out of memory"));
        free(line);
        if (e->next != NULL)
            buf_add(out, STR_LIT("; "));
    }
    buf_add(out, STR_LIT("\"}}\n"));
}

static bool is_blank(struct str line)
{
    for (size_t i = 0; i < line.len; i++) {
        char c = line.s[i];

        if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
            return false;
    }
    return true;
}

struct err *ndjson_read(const struct value **out, const struct ndjson_line *line)
{
    return json_read_in(out, line->arena, line->text);
}

struct err *ndjson_write(const struct ndjson_line *line, const struct value *report)
{
    struct err *e;
    char *text;
    size_t len;

    if (report == NULL)
        return err_oom();
    e = json_write(&text, &len, report, 0);
    value_unref(report);
    if (e != NULL)
        return e;
    buf_add(line->out, (struct str){text, len});
    buf_char(line->out, '\n');
    free(text);
    return NULL;
}

/* ---- a job ------------------------------------------------------------------------------ */

/* Without its end: what is said of a line cut off is the same with one job and with more. */
static struct str bare_line(struct str text)
{
    while (text.len > 0 && (text.s[text.len - 1] == '\n' || text.s[text.len - 1] == '\r'))
        text.len--;
    return text;
}

static void answer(struct job *j, struct str text)
{
    const struct ndjson_line line = {bare_line(text), &j->arena, &j->out, j->own};
    size_t before = j->out.len;
    struct err *e;

    if (is_blank(text))
        return;
    arena_reset(&j->arena);
    e = j->filter->answer(j->filter->settings, &line);
    if (e == NULL)
        return;
    j->out.len = before;
    put_input_error(&j->out, e);
    err_free(e);
    j->status = CLI_INPUT;
}

static void answer_all(void *item)
{
    struct job *j = item;
    struct str rest = buf_str(&j->in), line;

    while (str_next_line(&rest, &line))
        answer(j, line);
}

static struct err *begin(struct job *jobs, size_t count, const struct ndjson_filter *f)
{
    for (size_t i = 0; i < count; i++) {
        jobs[i] = (struct job){.filter = f};
        arena_init(&jobs[i].arena);
    }
    for (size_t i = 0; i < count && f->state_size > 0; i++) {
        jobs[i].own = calloc(1, f->state_size);
        if (jobs[i].own == NULL)
            return err_oom();
    }
    return NULL;
}

static void end(struct job *jobs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct ndjson_filter *f = jobs[i].filter;

        if (jobs[i].own != NULL && f->state_end != NULL)
            f->state_end(jobs[i].own);
        free(jobs[i].own);
        buf_finish(&jobs[i].in);
        buf_finish(&jobs[i].out);
        arena_finish(&jobs[i].arena);
    }
    free(jobs);
}

/* ---- lines in, answers out --------------------------------------------------------------- */

struct input {
    FILE *stream;
    char *line; /* of getline() */
    size_t size;
    size_t lines;
    bool ended;
};

/* false: no more, or an error of the stream. */
static bool next_line(struct input *in, struct str *out)
{
    const struct str mark = STR_LIT("\xef\xbb\xbf"); /* PowerShell begins files with it */
    ssize_t len = in->ended ? -1 : getline(&in->line, &in->size, in->stream);

    in->ended = len < 0;
    if (in->ended)
        return false;
    *out = (struct str){in->line, (size_t)len};
    if (in->lines++ == 0 && str_starts(*out, mark))
        *out = str_cut(*out, mark.len, out->len);
    return true;
}

/* false: the output failed. */
static bool send(struct job *j)
{
    if (j->out.failed)
        j->status = output_error(err_oom());
    output_json(stdout, buf_str(&j->out));
    j->out.len = 0;
    return !ferror(stdout) && !j->out.failed;
}

static void run_one(struct job *j, struct input *in)
{
    struct str line;
    bool goes_on = true;

    while (goes_on && next_line(in, &line)) {
        answer(j, line);
        goes_on = send(j);
    }
}

static void fill(struct job *j, struct input *in)
{
    struct str line;

    j->in.len = 0;
    while (j->in.len < BATCH_BYTES && next_line(in, &line))
        buf_add(&j->in, line);
    if (j->in.failed)
        j->status = output_error(err_oom());
}

static void run_several(struct job *jobs, size_t count, struct input *in)
{
    bool goes_on = true;

    while (goes_on && !in->ended) {
        for (size_t i = 0; i < count; i++) {
            fill(&jobs[i], in);
            goes_on = goes_on && !jobs[i].in.failed;
        }
        os_in_parallel(answer_all, jobs, sizeof(*jobs), count);
        for (size_t i = 0; i < count && goes_on; i++)
            goes_on = send(&jobs[i]);
    }
}

static int run_jobs(const struct ndjson_filter *f, FILE *stream, size_t count)
{
    struct job *jobs = calloc(count, sizeof(*jobs));
    struct input in = {.stream = stream};
    int status = CLI_OK;
    struct err *e;

    if (jobs == NULL)
        return output_error(err_oom());
    if ((e = begin(jobs, count, f)) != NULL)
        status = output_error(e);
    else if (count == 1)
        run_one(&jobs[0], &in);
    else
        run_several(jobs, count, &in);
    for (size_t i = 0; i < count; i++)
        status = jobs[i].status != CLI_OK ? jobs[i].status : status;
    if (in.ended && !feof(stream))
        status = output_error(err_errno(errno, "read line %zu", in.lines + 1));
    free(in.line);
    end(jobs, count);
    return status;
}

/* 0 is one for each processor. */
static struct err *read_jobs(size_t *out, const struct cli_args *args)
{
    const char *text = args_value(args, "jobs", 0);
    uint64_t n = 1;

    if (text != NULL && (num_uint64(&n, str_of(text)) != NUM_OK || n > JOBS_MAX))
        return err_new(ERR_INPUT, "'--jobs' takes a number from 0 to %d, not '%s'", JOBS_MAX, text);
    *out = n > 0 ? (size_t)n : os_processors();
    return NULL;
}

static bool is_one_of(const char *name, const char *const *names)
{
    for (; names != NULL && *names != NULL; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

/* An option that would be passed over is refused: what it asks for, masks above all, would be
 * missing in the answers. */
static struct err *check_options(const struct ndjson_filter *f, const struct cli_args *args)
{
    static const char *const filters[] = {"ndjson", "jobs", NULL};
    static const char *const hosts[] = {"info", "with", NULL};

    for (size_t i = 0; i < args->given_count; i++) {
        const char *name = args->given[i].option->name;

        if (!is_one_of(name, filters) && !is_one_of(name, f->takes))
            return err_new(ERR_INPUT, "'--%s' and '--ndjson' exclude each other%s", name,
                           is_one_of(name, hosts) ? ": each line has a host of its own" : "");
    }
    return NULL;
}

int ndjson_run(const struct ndjson_filter *f, const char *file, const struct cli_args *args)
{
    bool is_stdin = file == NULL || strcmp(file, "-") == 0;
    FILE *in = stdin;
    struct err *e;
    size_t jobs = 1;
    int status;

    if ((e = check_options(f, args)) != NULL || (e = read_jobs(&jobs, args)) != NULL)
        return help_usage_error(args->command, e);
    if (!is_stdin && (e = os_open_read(&in, file)) != NULL)
        return output_error(err_at(e, file, 0, 0));
    status = run_jobs(f, in, jobs);
    if (!is_stdin)
        (void)fclose(in);
    return status;
}
