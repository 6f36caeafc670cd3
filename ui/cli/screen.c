#include "ui/cli/screen.h"
#include "model/os/os.h"
#include "ui/cli/assign.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/cli/reading.h"
#include "ui/plain/plain.h"
#include "ui/store/config.h"
#include "ui/term/terminal_keys.h"
#include "ui/term/terminal_type.h"
#include "ui/tui/loop/app.h"
#include "ui/tui/state/catalogue.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int print(struct buf *text, struct err *e)
{
    if (e == NULL)
        output_lines(stdout, buf_str(text));
    buf_finish(text);
    return e != NULL ? output_error(e) : CLI_OK;
}

/* What holds is printed whole; the mistakes of the user's file are told beside it. */
static int print_config(void)
{
    struct ui_config config;
    struct buf text = {.s = NULL};
    struct err *e = ui_config_init(&config), *mistakes;
    int status;

    if (e != NULL)
        return output_error(e);
    mistakes = ui_config_load(&config, NULL, ui_action_for_config);
    status = print(&text, ui_config_print(&text, &config, ui_action_for_config));
    ui_config_finish(&config);
    return mistakes != NULL ? output_error(mistakes) : status;
}

static int print_paths(void)
{
    struct buf text = {.s = NULL};

    return print(&text, ui_config_print_paths(&text));
}

/* Asked for, or the terminal knows no movement. */
static bool wants_plain(const struct cli_args *args)
{
    struct ui_terminal_can can = ui_terminal_type();

    if (args_has(args, "plain"))
        return true;
    return can.type[0] != '\0' && !can.move && os_is_terminal(stdin) && os_is_terminal(stdout);
}

/* --engine and --info, for every file. */
static struct err *prepare(void *ctx, const struct value **root, struct evidence *told)
{
    return assign_quietly(root, ctx, told);
}

/* Of --info and --with. */
static const char *prepare_file(void *ctx, size_t i)
{
    return assign_file(ctx, i);
}

static int plain(const struct ui_app_options *options)
{
    bool failed;
    struct err *e = plain_run(&failed, options);

    return e != NULL ? output_error(e) : failed ? CLI_REFUSED : CLI_OK;
}

static int run(const struct cli_args *args, struct ui_app_options *options)
{
    static const char *const piped[] = {"-"};
    uint32_t release;
    struct err *e;

    if ((e = assign_release(&release, args)) != NULL)
        return help_usage_error(args->command, e);
    if (wants_plain(args))
        return plain(options);
    if (!os_is_terminal(stdout) || !ui_terminal_has_keys())
        return help_usage_error(
            args->command,
            err_remedy(err_new(ERR_UNSUPPORTED,
                               "the screen needs a terminal, and standard %s is none",
                               !os_is_terminal(stdout) ? "output" : "input"),
                       "'silospec generate FILE' and 'silospec --plain FILE' work without one"));
    if (options->text.len == 0 && options->file_count == 0 && !os_is_terminal(stdin)) {
        options->files = piped;
        options->file_count = 1;
    }
    return ui_app_run(options);
}

/* How far reading is, and Ctrl-C, are those of the command line until the screen stands. */
static int screen(const struct cli_args *args, struct ui_app_options *options)
{
    struct cli_reading reading;
    int status;

    reading_begin(&reading, args);
    options->reading = reading.options;
    options->select = args_value(args, "select", 0);
    status = run(args, options);
    reading_end(&reading);
    return status;
}

int cli_screen_demo(const struct cli_args *args, const struct ui_demo *demo)
{
    char title[32]; /* the names of our own files are shorter */
    struct ui_app_options options = {
        .prepare = prepare,
        .prepare_file = prepare_file,
        .prepare_ctx = (void *)(uintptr_t)args,
        .masked = args->redaction != NULL,
        .text = demo->text,
        .title = title,
        .demo = demo,
        .theme = args_value(args, "theme", 0),
        .ascii = args_has(args, "ascii"),
    };

    snprintf(title, sizeof(title), "%.*s", STR_FMT(demo->name));
    return screen(args, &options);
}

int cli_screen(const struct cli_args *args)
{
    struct ui_app_options options = {
        .prepare = prepare,
        .prepare_file = prepare_file,
        .prepare_ctx = (void *)(uintptr_t)args,
        .masked = args->redaction != NULL,
        .files = args->operands,
        .file_count = args->operand_count,
        .theme = args_value(args, "theme", 0),
        .ascii = args_has(args, "ascii"),
    };
    bool wants_demo = args_has(args, "demo");
    struct ui_demo demo;

    if (wants_demo && args->operand_count > 0)
        return help_usage_error(args->command, err_new(ERR_INPUT, "--demo takes no file"));
    if (args_has(args, "print-config"))
        return print_config();
    if (args_has(args, "print-paths"))
        return print_paths();
    if (wants_demo && ui_demo_find(&demo, STR_LIT(UI_DEMO_FIRST)))
        return cli_screen_demo(args, &demo);
    return screen(args, &options);
}
