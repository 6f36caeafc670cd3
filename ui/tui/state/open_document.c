#include "ui/tui/state/open_document.h"

#include "model/base/buf.h"
#include "model/document/engine.h"
#include "ui/present/fit_engine.h"
#include "ui/tui/state/document_rows.h"
#include "ui/tui/state/recompute.h"

#include <stdlib.h>
#include <string.h>

/* What a new document holds: enough for a spec that a person can start from. */
static const char new_document[] =
    "{\"silospec\": 1, \"name\": \"new\", \"engine\": \"%s\","
    " \"container\": {\"Id\": \"0123456789ab\", \"Name\": \"/new\", \"Path\": \"cmd.exe\", "
    "\"Args\": [],"
    "  \"Image\": \"image\", \"BaseFS\": \"C:\\\\layers\\\\rw\","
    "  \"Config\": {\"Hostname\": \"0123456789ab\"}, \"HostConfig\": {},"
    "  \"NetworkSettings\": {\"Networks\": {}}},"
    " \"host\": {\"DefaultIsolation\": \"process\", \"Root\": \"C:\\\\ProgramData\\\\docker\","
    "  \"OSBuild\": 17763, \"OSProduct\": \"server\", \"NumCPU\": 4,"
    "  \"Images\": [{\"Id\": \"image\", \"OS\": \"windows\","
    "   \"LayerFolders\": [\"C:\\\\layers\\\\base\", \"C:\\\\layers\\\\rw\"]}]}}";

static char *copy(const char *text)
{
    size_t size = strlen(text) + 1;
    char *out = malloc(size);

    if (out != NULL)
        memcpy(out, text, size);
    return out;
}

static const char *base_name(const char *file)
{
    const char *name = file;

    for (const char *p = file; *p != '\0'; p++)
        if ((*p == '/' || *p == '\\') && p[1] != '\0')
            name = p + 1;
    return name;
}

struct err *ui_document_set_file(struct ui_document *d, const char *file)
{
    char *title = copy(base_name(file));
    struct err *e = title != NULL ? artefact_saved(&d->file, file) : err_oom();

    if (e != NULL) {
        free(title);
        return e;
    }
    free(d->title);
    d->title = title;
    ui_watch_finish(&d->watch);
    return NULL;
}

char *ui_document_suggested_name(const struct ui_document *d)
{
    bool is_file = d->file.file != NULL && strcmp(d->file.file, "-") != 0;
    const char *base = is_file ? d->file.file : d->file.file_count > 1 ? "case" : "new";
    const char *ending = d->file.format == SCENARIO_YAML ? ".silospec.yaml" : ".silospec.json";
    const char *name = base_name(base), *dot = strrchr(name, '.');
    size_t stem = (dot != NULL && dot != name ? (size_t)(dot - base) : strlen(base));
    char *out = malloc(stem + strlen(ending) + 1);

    if (out != NULL) {
        memcpy(out, base, stem);
        memcpy(out + stem, ending, strlen(ending) + 1);
    }
    return out;
}

/* What stands in the header: the file's name, or how many there are. */
static char *title_of(const struct artefact *file)
{
    struct buf text = {.s = NULL};

    if (file->file_count == 0)
        return copy("pasted");
    if (strcmp(file->files[0], "-") == 0)
        buf_printf(&text, "standard input");
    else
        buf_printf(&text, "%s", base_name(file->files[0]));
    if (file->file_count > 1)
        buf_printf(&text, " and %zu more", file->file_count - 1);
    return buf_take(&text, NULL);
}

static struct ui_document *new_shell(void)
{
    struct ui_document *d = calloc(1, sizeof(*d));

    if (d == NULL)
        return NULL;
    d->tree = &d->trees[UI_TREE_SPEC];
    for (int i = 0; i < 2; i++)
        if ((d->generation[i] = ui_generation_new()) == NULL) {
            ui_generation_free(d->generation[0]);
            free(d);
            return NULL;
        }
    ui_form_init(&d->form);
    ui_baseline_init(&d->baseline);
    return d;
}

/* All that follows from what is in d->file. */
static struct err *show_opened(struct ui_document *d)
{
    struct err *e;

    if ((e = mdl_history_new(&d->history, d->file.root)) != NULL ||
        (e = ui_document_refresh(d)) != NULL)
        return e;
    mdl_history_saved(d->history);
    if (ui_document_result(d)->assessment.created != NULL) {
        d->form.of = UI_FORM_OF_REQUEST;
        if ((e = ui_document_refold(d)) != NULL)
            return e;
    }
    /* The first row is a heading; start on the first field. */
    d->cursor[UI_PANE_FORM].at = d->form.count > 1 ? 1 : 0;
    ui_document_drive(d);
    return NULL;
}

/* Takes both. */
static struct err *take(struct ui_document **out, struct artefact *file, char *title)
{
    struct ui_document *d = new_shell();
    struct err *e = NULL;

    if (d == NULL || title == NULL)
        e = err_oom();
    else if (!artefact_is_scenario(file))
        e = ui_fit_engine(&file->root, &file->evidence);
    if (e != NULL) {
        free(d);
        free(title);
        artefact_close(file);
        return e;
    }
    d->file = *file;
    *file = (struct artefact){.file = NULL};
    d->opened = d->file.evidence.chosen;
    d->title = title;
    if ((e = show_opened(d)) != NULL) {
        ui_document_free(d);
        return e;
    }
    *out = d;
    return NULL;
}

struct err *ui_document_take(struct ui_document **out, struct artefact *file)
{
    struct ui_file_stamp stamp = ui_file_stamp(file->file);
    struct err *e = take(out, file, title_of(file));

    if (e != NULL)
        return e;
    (*out)->stamp = stamp;
    if ((e = ui_watch_begin(&(*out)->watch, &(*out)->file)) != NULL)
        ui_document_free(*out);
    return e;
}

/* Takes what was read of a text, also on failure. */
static struct err *take_text(struct ui_document **out, struct artefact *text, const char *title)
{
    text->format = SCENARIO_YAML;
    return take(out, text, copy(title));
}

struct err *ui_document_open(struct ui_document **out, const char *file)
{
    struct buf text = {.s = NULL};
    struct artefact opened;
    struct err *e;

    if (file != NULL)
        return (e = artefact_open(&opened, file)) != NULL ? e : ui_document_take(out, &opened);
    buf_printf(&text, new_document, mdl_engines[MDL_ENGINE_COUNT - 1].name);
    e = text.failed ? err_oom() : ui_document_read(out, buf_str(&text), "new document");
    buf_finish(&text);
    if (e == NULL)
        (*out)->blank = true;
    return e;
}

struct err *ui_document_read(struct ui_document **out, struct str text, const char *title)
{
    struct artefact read;
    struct err *e = artefact_read(&read, text, title);

    return e != NULL ? e : take_text(out, &read, title);
}

struct err *ui_document_choose(struct ui_document *d, size_t container, size_t additions)
{
    struct err *e = artefact_select_with(&d->file, container, additions);

    if (e == NULL && !artefact_is_scenario(&d->file))
        e = ui_fit_engine(&d->file.root, &d->file.evidence);
    return e;
}

struct err *ui_document_journal(struct ui_document *d)
{
    bool is_file = d->file.file != NULL && strcmp(d->file.file, "-") != 0;

    return ui_journal_open(&d->journal, is_file ? d->file.file : NULL, d->history);
}

void ui_document_free(struct ui_document *d)
{
    if (d == NULL)
        return;
    ui_journal_close(d->journal, false);
    free(d->steps);
    ui_watch_finish(&d->watch);
    ui_readings_finish(&d->readings);
    ui_foreseen_forget(d->foreseen);
    mdl_doc_free(d->tried);
    mdl_history_free(d->history);
    artefact_close(&d->file);
    ui_generation_free(d->generation[0]);
    ui_generation_free(d->generation[1]);
    ui_form_finish(&d->form);
    ui_baseline_finish(&d->baseline);
    for (int i = 0; i < UI_TREES; i++)
        ui_tree_finish(&d->trees[i]);
    free(d->title);
    free(d);
}
