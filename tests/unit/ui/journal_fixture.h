/* tests/unit/ui/journal_fixture.h - a state folder and a document of a test of its own. */
#ifndef TESTS_UNIT_UI_JOURNAL_FIXTURE_H
#define TESTS_UNIT_UI_JOURNAL_FIXTURE_H

#include "ui/store/journal.h"

extern char jt_folder[64];
extern char jt_document[96]; /* holds jt_text */
extern const char jt_text[];

void jt_write_document(const char *what);
int jt_make_folder(void **state);
/* The n-th journal's path in out; false: there are fewer. */
bool jt_path(char out[512], size_t n);
size_t jt_count(void);
int jt_remove_folder(void **state);
void jt_ok(struct err *e);
struct mdl_history *jt_history_of(const char *json);
void assert_now(const struct mdl_history *h, const char *json);
void jt_edit(struct ui_journal *j, struct mdl_history *h, enum mdl_edit_kind kind, const char *path,
             const char *value, const char *name, size_t to);
void jt_set(struct ui_journal *j, struct mdl_history *h, const char *path, const char *value);
void jt_undo(struct ui_journal *j, struct mdl_history *h);
void jt_redo(struct ui_journal *j, struct mdl_history *h);
struct ui_journal *jt_open(const struct mdl_history *h);
/* As if the program were killed: the file stays, its lock goes. */
void jt_die(struct ui_journal *j, struct mdl_history *h);
/* Recovers the only leftover onto what `json` holds. */
struct mdl_history *jt_recovered(const char *json, enum ui_leftover_file state, size_t edits);

#define FOLDER_TEST(name) cmocka_unit_test_setup_teardown(name, jt_make_folder, jt_remove_folder)

#endif
