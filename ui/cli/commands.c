#include "ui/cli/cli.h"

#include "model/base/nearest.h"
#include "specgen/compare/compare.h"

#include <string.h>

#define NO_LIMIT ((size_t)-1)

/* Options that several commands take. */
#define SET_OPTION                                                                                 \
    {                                                                                              \
        "set", 's', CLI_TAKES_SETTING, "PATH=VALUE", true,                                         \
            "Change a field first (repeatable); no VALUE unsets it"                                \
    }
#define ENGINE_OPTION                                                                              \
    {                                                                                              \
        "engine", 'e', CLI_TAKES_ENGINE, "NAME", false,                                            \
            "As this engine: moby-25.0, moby-25.0.6 (see engines)"                                 \
    }
#define JOBS_OPTION                                                                                \
    {                                                                                              \
        "jobs", 0, CLI_TAKES_NUMBER, "N", false,                                                   \
            "With --ndjson: answer on N processors, 0 is all, batch by batch and in order"         \
    }
#define WITH_OPTION                                                                                \
    {                                                                                              \
        "with", 'w', CLI_TAKES_FILE, "FILE", true,                                                 \
            "Take in what another file tells, of any kind that is read (repeatable)"               \
    }
#define INFO_OPTION                                                                                \
    {"info", 0,     CLI_TAKES_FILE,                                                                \
     "FILE", false, "Take host and engine from a 'docker info', text or JSON"},                    \
        WITH_OPTION
/* Of a command that is about one file. */
#define FILE_OPTIONS INFO_OPTION, SELECT_OPTION, SHELL_OPTION
#define SELECT_OPTION                                                                              \
    {                                                                                              \
        "select", 0, CLI_TAKES_TEXT, "NAME", false, "Of several containers this one"               \
    }
#define SHELL_OPTION                                                                               \
    {                                                                                              \
        "shell", 0, CLI_TAKES_CHOICE, "bash|powershell|cmd", false,                                \
            "Where a run line was typed; recognised if not said"                                   \
    }
#define JSON_OPTION                                                                                \
    {                                                                                              \
        "json", 'j', CLI_TAKES_NONE, NULL, false, "For programs"                                   \
    }
#define RAW_OPTION                                                                                 \
    {                                                                                              \
        "raw", 0, CLI_TAKES_NONE, NULL, false,                                                     \
            "Build from the settings as they stand, not as create leaves them"                     \
    }
#define SECRETS_OPTION                                                                             \
    {                                                                                              \
        "secrets", 0, CLI_TAKES_NONE, NULL, false, "Show passwords of credential specs"            \
    }
#define REDACT_OPTIONS                                                                             \
    {"redact", 0, CLI_TAKES_NONE, NULL, false, "Mask environment values, passwords, tokens"},      \
        {"redact=names", 0, CLI_TAKES_NONE, NULL, false, "Names, paths and ids as well"},          \
    {                                                                                              \
        "explain", 0, CLI_TAKES_NONE, NULL, false,                                                 \
            "Tell on standard error what was masked and why"                                       \
    }
#define NO_REDACT_OPTION                                                                           \
    {                                                                                              \
        "no-redact", 0, CLI_TAKES_NONE, NULL, false, "Mask nothing"                                \
    }
#define END_OPTIONS                                                                                \
    {                                                                                              \
        NULL, 0, CLI_TAKES_NONE, NULL, false, NULL                                                 \
    }

const struct cli_option cli_common_options[] = {
    {"help", 'h', CLI_TAKES_NONE, NULL, false, "Show this text"},
    {"version", 'V', CLI_TAKES_NONE, NULL, false, "Show the version"},
    END_OPTIONS,
};

static const struct cli_option no_options[] = {
    END_OPTIONS,
};

static const struct cli_option codes_options[] = {
    JSON_OPTION,
    END_OPTIONS,
};

static const struct cli_option schema_options[] = {
    {"list", 'l', CLI_TAKES_NONE, NULL, false, "The names of all"},
    END_OPTIONS,
};

static const struct cli_option screen_options[] = {
    INFO_OPTION,
    ENGINE_OPTION,
    {"demo", 0, CLI_TAKES_NONE, NULL, false, "Open the demo: process isolation against Hyper-V"},
    {"theme", 't', CLI_TAKES_THEME, "NAME", false, "Colours: a theme's name or a file"},
    {"ascii", 0, CLI_TAKES_NONE, NULL, false, "Borders and signs in plain ASCII"},
    {"plain", 0, CLI_TAKES_NONE, NULL, false,
     "Lines of text instead of a screen; also reads a script"},
    {"print-config", 0, CLI_TAKES_NONE, NULL, false,
     "Print all settings and keys as a config file"},
    {"print-paths", 0, CLI_TAKES_NONE, NULL, false, "Print where the config, themes and state are"},
    REDACT_OPTIONS,
    END_OPTIONS,
};

static const struct cli_option generate_options[] = {
    {"compact", 'c', CLI_TAKES_NONE, NULL, false,
     "The engine's very bytes, no line end behind them"},
    {"created", 0, CLI_TAKES_NONE, NULL, false,
     "Build from the settings as create leaves them, as the screen and check do"},
    FILE_OPTIONS,
    ENGINE_OPTION,
    SET_OPTION,
    {"ndjson", 0, CLI_TAKES_NONE, NULL, false,
     "One scenario (JSON) a line in, one answer a line out"},
    JOBS_OPTION,
    REDACT_OPTIONS,
    END_OPTIONS,
};

static const struct cli_option preflight_options[] = {
    FILE_OPTIONS,
    ENGINE_OPTION,
    {"ndjson", 0, CLI_TAKES_NONE, NULL, false,
     "One scenario (JSON) a line in, one answer a line out"},
    JOBS_OPTION,
    {"operation", 'o', CLI_TAKES_CHOICE, "create|start", false,
     "What is asked of the engine; create if not said"},
    {"api", 0, CLI_TAKES_NONE, NULL, false,
     "Create as a client of the engine's newest API version meets it"},
    REDACT_OPTIONS,
    END_OPTIONS,
};

static const struct cli_option create_options[] = {
    FILE_OPTIONS,
    ENGINE_OPTION,
    SET_OPTION,
    JSON_OPTION,
    {"operation", 'o', CLI_TAKES_CHOICE, "create|start", false,
     "How far to go; create if not said"},
    {"to", 0, CLI_TAKES_CHOICE, "inspect", false,
     "Print the container as 'docker inspect' of that engine does"},
    {"ndjson", 0, CLI_TAKES_NONE, NULL, false,
     "One request (JSON) a line in, one answer a line out"},
    JOBS_OPTION,
    REDACT_OPTIONS,
    END_OPTIONS,
};

static const struct cli_option convert_options[] = {
    {"to", 0, CLI_TAKES_CHOICE,
     "scenario|scenario-json|oci|oci-compact|run|compose|inspect|report|report-html", false,
     "What to make of it"},
    {"shell", 0, CLI_TAKES_CHOICE, "powershell|windows-powershell|cmd|bash", false,
     "Who shall read a run line; PowerShell 7.3 if not said"},
    {"wrap", 0, CLI_TAKES_NONE, NULL, false, "A run line with one flag a line"},
    {"out", 'o', CLI_TAKES_FILE, "FILE", false, "Write it to a file"},
    {"losses", 0, CLI_TAKES_FILE, "FILE", false, "Write what is lost to a file, as JSON"},
    INFO_OPTION,
    ENGINE_OPTION,
    SET_OPTION,
    JSON_OPTION,
    REDACT_OPTIONS,
    NO_REDACT_OPTION,
    END_OPTIONS,
};

static const struct cli_option compare_spec_options[] = {
    INFO_OPTION,    ENGINE_OPTION,  SET_OPTION,  JSON_OPTION,
    SECRETS_OPTION, REDACT_OPTIONS, END_OPTIONS,
};

static const struct cli_option mount_options[] = {
    ENGINE_OPTION,
    {"ndjson", 0, CLI_TAKES_NONE, NULL, false, "One mount (JSON) a line in, one answer a line out"},
    JOBS_OPTION,
    {"linux", 0, CLI_TAKES_NONE, NULL, false, "For a Linux container on Windows"},
    {"driver", 0, CLI_TAKES_TEXT, "NAME", false, "The volume driver (--volume-driver)"},
    JSON_OPTION,
    END_OPTIONS,
};

static const struct cli_option check_options[] = {
    FILE_OPTIONS,
    ENGINE_OPTION,
    SET_OPTION,
    JSON_OPTION,
    {"strict", 0, CLI_TAKES_NONE, NULL, false, "Exit with 4 when there are warnings"},
    {"format", 0, CLI_TAKES_CHOICE, "github|sarif", false,
     "Annotations of GitHub's workflows, or SARIF 2.1.0 for code scanning"},
    RAW_OPTION,
    SECRETS_OPTION,
    REDACT_OPTIONS,
    END_OPTIONS,
};

static const struct cli_option table_options[] = {
    INFO_OPTION,
    SHELL_OPTION,
    ENGINE_OPTION,
    SET_OPTION,
    JSON_OPTION,
    {"strict", 0, CLI_TAKES_NONE, NULL, false, "Exit with 4 when there are warnings"},
    RAW_OPTION,
    SECRETS_OPTION,
    REDACT_OPTIONS,
    END_OPTIONS,
};

static const char *const table_examples[] = {
    "silospec table containers/*.yaml",
    "docker inspect $(docker ps -aq) | silospec table - --with info.txt",
    NULL,
};

static const char *const check_examples[] = {
    "silospec check web.yaml",
    "silospec check --strict --format github containers/*.yaml",
    "silospec check --format sarif containers/ >silospec.sarif",
    NULL,
};

static const struct cli_option explain_options[] = {
    FILE_OPTIONS, ENGINE_OPTION,  SET_OPTION,     JSON_OPTION,
    RAW_OPTION,   SECRETS_OPTION, REDACT_OPTIONS, END_OPTIONS,
};

static const struct cli_option effective_options[] = {
    FILE_OPTIONS, ENGINE_OPTION,  SET_OPTION,     JSON_OPTION,
    RAW_OPTION,   SECRETS_OPTION, REDACT_OPTIONS, END_OPTIONS,
};

static const struct cli_option diff_options[] = {
    {"vary", 'v', CLI_TAKES_SETTING, "PATH=V1,V2", true,
     "The same FILE with these values of a field"},
    {"as", 0, CLI_TAKES_KINDS, "KINDS", false,
     "The same FILE as process,hyperv,linux (or two of them)"},
    {"host", 0, CLI_TAKES_HOSTS, "NAMES", false,
     "The same FILE on these hosts: ws2019-4cpu,win11-24h2-8cpu"},
    INFO_OPTION,
    ENGINE_OPTION,
    {"set", 's', CLI_TAKES_SETTING, "PATH=VALUE", true, "Change a field of all first (repeatable)"},
    {"context", 'U', CLI_TAKES_NUMBER, "LINES", false,
     "Equal lines around each difference, 3 if not said"},
    JSON_OPTION,
    RAW_OPTION,
    SECRETS_OPTION,
    REDACT_OPTIONS,
    END_OPTIONS,
};

static const struct cli_option upgrade_options[] = {
    FILE_OPTIONS, ENGINE_OPTION,  SET_OPTION,     JSON_OPTION,
    RAW_OPTION,   SECRETS_OPTION, REDACT_OPTIONS, END_OPTIONS,
};

static const struct cli_option engines_options[] = {
    JSON_OPTION,
    END_OPTIONS,
};

static const struct cli_option fields_options[] = {
    JSON_OPTION,
    END_OPTIONS,
};

static const struct cli_option rules_options[] = {
    ENGINE_OPTION,
    JSON_OPTION,
    END_OPTIONS,
};

static const struct cli_option identify_options[] = {
    SHELL_OPTION,
    JSON_OPTION,
    REDACT_OPTIONS,
    END_OPTIONS,
};

static const struct cli_option import_options[] = {
    WITH_OPTION,
    {"report", 0, CLI_TAKES_FILE, "FILE", false, "Write what was taken from where, as JSON"},
    SELECT_OPTION,
    SHELL_OPTION,
    {"json", 'j', CLI_TAKES_NONE, NULL, false, "Print the scenario as JSON"},
    REDACT_OPTIONS,
    END_OPTIONS,
};

static const struct cli_option decode_options[] = {
    {"as", 0, CLI_TAKES_CHOICE, "error|version|log|event", false,
     "What it is; found out if not said"},
    {"ndjson", 0, CLI_TAKES_NONE, NULL, false,
     "One {\"text\": \"...\"} a line in, one answer a line out"},
    JSON_OPTION,
    SECRETS_OPTION,
    WITH_OPTION,
    REDACT_OPTIONS,
    END_OPTIONS,
};

static const struct cli_option run_options[] = {
    {"ndjson", 0, CLI_TAKES_NONE, NULL, false,
     "One line's words (JSON) a line in, one answer a line out"},
    JOBS_OPTION,
    {"whole", 0, CLI_TAKES_NONE, NULL, false,
     "The whole request, not only what differs from the usual"},
    END_OPTIONS,
};

static const struct cli_option compose_options[] = {
    {"ndjson", 0, CLI_TAKES_NONE, NULL, false,
     "One project's files (JSON) a line in, one answer a line out"},
    JOBS_OPTION,
    {"whole", 0, CLI_TAKES_NONE, NULL, false,
     "The whole requests, not only what differs from the usual"},
    END_OPTIONS,
};

static const struct cli_option words_options[] = {
    {"ndjson", 0, CLI_TAKES_NONE, NULL, false, "One line (JSON) a line in, one answer a line out"},
    JOBS_OPTION,
    {"shell", 0, CLI_TAKES_CHOICE, "bash|powershell|cmd|argv", false,
     "Whose rules; argv: those of docker.exe itself"},
    {"legacy", 0, CLI_TAKES_NONE, NULL, false, "PowerShell as 5.1 to 7.2 hand words to programs"},
    END_OPTIONS,
};

static const struct cli_option help_options[] = {
    {"man", 0, CLI_TAKES_NONE, NULL, false, "Everything as a manual page (troff)"},
    END_OPTIONS,
};

static const struct cli_option sweep_options[] = {
    {"vary", 'v', CLI_TAKES_SETTING, "PATH=FROM..TO:STEP", true,
     "A range, or values: PATH=V1,V2 (repeatable)"},
    {"out", 'o', CLI_TAKES_CHOICE, "csv|json|plot", false, "What to print; csv if not said"},
    FILE_OPTIONS,
    ENGINE_OPTION,
    SET_OPTION,
    {"ascii", 0, CLI_TAKES_NONE, NULL, false, "A plot in plain ASCII"},
    RAW_OPTION,
    REDACT_OPTIONS,
    END_OPTIONS,
};

static const struct cli_option report_options[] = {
    {"to", 0, CLI_TAKES_CHOICE, "report|report-html", false,
     "Markdown or HTML; by the ending of --out, or Markdown"},
    {"out", 'o', CLI_TAKES_FILE, "FILE", false, "Where to; standard output if not said"},
    {"select", 0, CLI_TAKES_TEXT, "NAME", false, "Of several containers this one"},
    {"stamp", 0, CLI_TAKES_NONE, NULL, false, "Say the day, and the version of silospec"},
    INFO_OPTION,
    ENGINE_OPTION,
    SET_OPTION,
    RAW_OPTION,
    REDACT_OPTIONS,
    NO_REDACT_OPTION,
    END_OPTIONS,
};

static const char *const report_examples[] = {
    "silospec report web.yaml >report.md",
    "silospec report inspect.json info.txt error.txt --out case.html",
    "silospec report case/ --stamp --explain",
    "silospec report.md                     # opens the scenario that is in it",
    NULL,
};

static const struct cli_option shot_options[] = {
    {"size", 0, CLI_TAKES_TEXT, "WIDTHxHEIGHT", false, "Columns and lines; 120x40 if not said"},
    {"keys", 'k', CLI_TAKES_TEXT, "KEYS", false,
     "Keys to press first, with blanks between; other words are typed"},
    {"to", 0, CLI_TAKES_CHOICE, "text|ansi|svg", false, "What to write; by FILE's ending, or text"},
    {"out", 'o', CLI_TAKES_FILE, "FILE", false, "Where to; standard output if not said"},
    {"theme", 't', CLI_TAKES_THEME, "NAME", false, "Colours: a theme's name or a file"},
    {"ascii", 0, CLI_TAKES_NONE, NULL, false, "Borders and signs in plain ASCII"},
    INFO_OPTION,
    ENGINE_OPTION,
    SET_OPTION,
    REDACT_OPTIONS,
    NO_REDACT_OPTION,
    END_OPTIONS,
};

static const char *const shot_examples[] = {
    "silospec shot web.yaml --size 80x24",
    "silospec shot web.yaml --keys 'j space c' --theme light --out compare.svg",
    "silospec shot web.yaml --keys '/ memory enter' --to ansi",
    NULL,
};

static const struct cli_status identify_statuses[] = {
    {0, "something was recognised"},
    {2, "usage"},
    {3, "a file could not be read, or nothing in it is known"},
    {0, NULL},
};

static const struct cli_status import_statuses[] = {
    {0, "a scenario"},
    {2, "usage"},
    {3, "a file could not be read, or has several containers and --select says none of them"},
    {0, NULL},
};

static const char *const identify_examples[] = {
    "silospec identify paste.txt",
    "silospec identify --json case/",
    NULL,
};

static const char *const import_examples[] = {
    "silospec import paste.txt >web.yaml",
    "silospec import --with info.txt --report taken.json inspect.json >web.yaml",
    "silospec import case/",
    "silospec import --shell powershell line.txt",
    NULL,
};

static const struct cli_status convert_statuses[] = {
    {0, "all settings are carried"},
    {1, "the engine would refuse or panic: there is no spec, or no container to inspect"},
    {2, "usage"},
    {3, "the input could not be read, or the output not be written"},
    {5, "--to oci: something in the spec rests on what nobody has said"},
    {6, "a setting is lost or changed; standard error tells which, and why"},
    {0, NULL},
};

static const char *const convert_examples[] = {
    "silospec convert --to run web.yaml",
    "docker inspect web | silospec convert --to compose - >compose.yaml",
    "silospec convert --to run --shell bash --wrap --losses lost.json inspect.json",
    NULL,
};

static const struct cli_status compare_spec_statuses[] = {
    {0, "the specs are the same"},
    {1, "they differ"},
    {2, "usage"},
    {3, "a file could not be read, or SPEC holds no spec"},
    {0, NULL},
};

static const char *const compare_spec_examples[] = {
    "silospec compare-spec inspect.json daemon.log",
    "silospec compare-spec --with info.txt inspect.json config.json",
    NULL,
};

static const struct cli_status generate_statuses[] = {
    {0, "a spec"},
    {1, "the engine would refuse or panic"},
    {2, "usage"},
    {3, "the input could not be read; with --ndjson also a line of it"},
    {5, "a spec, in which something rests on what nobody has said; standard error tells what"},
    {0, NULL},
};

static const char *const generate_examples[] = {
    "silospec generate web.yaml",
    "silospec generate --set container.HostConfig.Isolation=hyperv web.yaml",
    "docker inspect web | silospec generate --compact -",
    NULL,
};

static const struct cli_status check_statuses[] = {
    {0, "nothing is refused"},
    {1, "refused"},
    {2, "usage"},
    {3, "the input could not be read"},
    {4, "with --strict: nothing is refused, but there are warnings"},
    {0, NULL},
};

static const struct cli_status create_statuses[] = {
    {0, "made"}, {1, "refused, or a crash"}, {2, "usage"}, {3, "the input could not be read"},
    {0, NULL},
};

static const char *const create_examples[] = {
    "silospec create request.yaml",
    "silospec create --operation start --to inspect --engine moby-24.0 request.yaml",
    NULL,
};

static const char *const explain_examples[] = {
    "silospec explain web.yaml windows.resources.cpu.maximum",
    "silospec explain --json web.yaml error",
    NULL,
};

static const struct cli_status effective_statuses[] = {
    {0, "told"}, {1, "the engine would refuse"}, {2, "usage"}, {3, "the input could not be read"},
    {0, NULL},
};

static const char *const effective_examples[] = {
    "silospec effective web.yaml",
    "silospec effective --set container.HostConfig.NanoCpus=0.3 --set host.NumCPU=64 web.yaml",
    NULL,
};

static const struct cli_status diff_statuses[] = {
    {0, "no difference"},
    {1, "differences"},
    {2, "usage"},
    {3, "an input could not be read"},
    {0, NULL},
};

static const char *const diff_examples[] = {
    "silospec diff old.yaml new.yaml",
    "silospec diff web.yaml --vary container.HostConfig.Isolation=process,hyperv",
    "silospec diff web.yaml --as process,hyperv,linux",
    "silospec diff web.yaml --host ws2019-16cpu,ws2022-64cpu",
    "silospec diff web.yaml --vary engine=moby-20.10,moby-25.0",
    NULL,
};

static const struct cli_status upgrade_statuses[] = {
    {0, "every later engine answers alike; specs may still differ"},
    {1, "one refuses what this one takes, the other way round, or with other words"},
    {2, "usage"},
    {3, "the input could not be read"},
    {0, NULL},
};

static const char *const upgrade_examples[] = {
    "silospec upgrade web.yaml",
    "silospec upgrade --engine moby-20.10 --json web.yaml",
    NULL,
};

static const struct cli_status sweep_statuses[] = {
    {0, "tabulated"},
    {2, "usage"},
    {3, "the input could not be read"},
    {0, NULL},
};

static const char *const sweep_examples[] = {
    "silospec sweep web.yaml --vary container.HostConfig.NanoCpus=0.01..8:0.01",
    "silospec sweep web.yaml --out plot --vary container.HostConfig.NanoCpus=0.1..8:0.1 \\\n    "
    "--vary container.HostConfig.Isolation=process,hyperv",
    NULL,
};

static const char *const mount_examples[] = {
    "silospec mount 'c:\\data:d:\\x:ro'",
    NULL,
};

static const char *const demo_examples[] = {
    "silospec demo >web.yaml",
    "silospec demo | silospec effective -",
    NULL,
};

static const struct cli_status screen_statuses[] = {
    {0, "done"},
    {1, "the engine would refuse or panic; for diff and upgrade: there are differences"},
    {2, "the command line, the theme or the terminal is not usable"},
    {3, "the input could not be read, or the output not be written"},
    {4, "check --strict: there are warnings"},
    {0, NULL},
};

static const char *const schema_examples[] = {
    "silospec schema >scenario.schema.json",
    "silospec schema check",
    NULL,
};

static const char *const completion_examples[] = {
    "source <(silospec completion bash)",
    "silospec completion fish >~/.config/fish/completions/silospec.fish",
    NULL,
};

const struct cli_command cli_commands[CLI_COMMAND_COUNT] = {
    [CLI_SCREEN] =
        {
            .operands = "FILE...",
            .max = NO_LIMIT,
            .first = CLI_TAKES_FILE,
            .others = CLI_TAKES_FILE,
            .summary = "Open the screen",
            .text = "Shows the OCI spec that Docker's Windows daemon would generate for a "
                    "container, and why.\n"
                    "FILE is a scenario (YAML or JSON), the output of 'docker inspect' or of "
                    "'docker info'.\n"
                    "Nothing is started and nothing on this machine is looked at.\n",
            .statuses = screen_statuses,
            .options = screen_options,
        },
    [CLI_GENERATE] =
        {
            .name = "generate",
            .operands = "FILE|-",
            .max = 1,
            .first = CLI_TAKES_FILE,
            .summary = "Print the spec of a document",
            .text = "Prints the OCI spec, or on standard error what the engine would answer "
                    "instead: its\n"
                    "message ('error: ...') and the message's class ('class: ...'), or 'engine "
                    "panics: ...'.\n"
                    "\n"
                    "With --ndjson each line gives {\"spec\":...}, "
                    "{\"error\":{\"message\",\"class\"}}, {\"panic\":...}\n"
                    "or, when it cannot be read, {\"input_error\":{\"message\"}}; the other lines "
                    "go on.\n",
            .statuses = generate_statuses,
            .examples = generate_examples,
            .options = generate_options,
        },
    [CLI_CHECK] =
        {
            .name = "check",
            .operands = "FILE|-...",
            .min = 1,
            .max = NO_LIMIT,
            .first = CLI_TAKES_FILE,
            .others = CLI_TAKES_FILE,
            .summary = "Tell what create and start would say",
            .text =
                "Runs everything: what create checks and changes, what start checks, the spec "
                "builder.\n"
                "Prints each problem with the stage that meets it, its class, the field and the "
                "rule;\n"
                "first what the engine answers, then what it would answer once that is fixed.\n"
                "Several FILEs, a folder, or --format: every container of them, and the worst "
                "status of all.\n",
            .statuses = check_statuses,
            .examples = check_examples,
            .options = check_options,
        },
    [CLI_TABLE] =
        {
            .name = "table",
            .operands = "FILE|-...",
            .min = 1,
            .max = NO_LIMIT,
            .first = CLI_TAKES_FILE,
            .others = CLI_TAKES_FILE,
            .summary = "List many containers, a line each",
            .text = "Every container of all FILEs: its engine, its isolation, who refuses, and the "
                    "first reason.\n"
                    "A folder is one case: its containers share what its files tell of the host. "
                    "The status is\n"
                    "the worst of all.\n",
            .statuses = check_statuses,
            .examples = table_examples,
            .options = table_options,
        },
    [CLI_EXPLAIN] =
        {
            .name = "explain",
            .operands = "FILE|- [PATH]",
            .min = 1,
            .max = 2,
            .first = CLI_TAKES_FILE,
            .others = CLI_TAKES_FIELD,
            .summary = "Say why a value is what it is",
            .text = "PATH is a path of the spec (windows.resources.cpu.maximum), a field of the "
                    "document\n"
                    "(container.HostConfig.NanoCpus) or 'error'. Without PATH: every value of the "
                    "spec, a\n"
                    "line each.\n",
            .examples = explain_examples,
            .options = explain_options,
        },
    [CLI_EFFECTIVE] =
        {
            .name = "effective",
            .operands = "FILE|-",
            .min = 1,
            .max = 1,
            .first = CLI_TAKES_FILE,
            .summary = "Show what the container gets",
            .text = "For each setting: what is set, what the spec says, what the container gets of "
                    "it, with\n"
                    "the arithmetic, the losses and the defaults of the utility VM. Where the "
                    "answer comes\n"
                    "from, and when it was read, is told; what nobody documents is unknown.\n",
            .statuses = effective_statuses,
            .examples = effective_examples,
            .options = effective_options,
        },
    [CLI_DIFF] =
        {
            .name = "diff",
            .operands = "FILE [FILE]...",
            .min = 1,
            .max = COMPARE_COLUMNS,
            .first = CLI_TAKES_FILE,
            .others = CLI_TAKES_FILE,
            .summary = "Compare specs side by side",
            .text = "Compares the specs of two to four documents, or of one document with "
                    "something varied,\n"
                    "and what the difference means for the container. Everything is told against "
                    "the first.\n"
                    "One value (kind, host) of --vary (--as, --host) is compared with FILE as it "
                    "is; several\n"
                    "--vary give every combination. Two specs are printed as 'diff -u' does it, "
                    "more of them\n"
                    "path by path. Hosts: ws2016, ws2019, ws2022, ws2025, win10-1809, win10-22h2, "
                    "win11-23h2,\n"
                    "win11-24h2, each with -1cpu to -64cpu behind it.\n",
            .statuses = diff_statuses,
            .examples = diff_examples,
            .options = diff_options,
        },
    [CLI_UPGRADE] =
        {
            .name = "upgrade",
            .operands = "FILE|-",
            .min = 1,
            .max = 1,
            .first = CLI_TAKES_FILE,
            .summary = "Tell what changes with later engines",
            .text = "For this container, each engine after its own: what it answers, and what "
                    "differs in the\n"
                    "spec, the order of lists, the settings that create changes, and the warnings. "
                    "The table\n"
                    "counts against the document's engine; the list below it tells each engine "
                    "against the one\n"
                    "before, with the change of the engine that makes the difference and where it "
                    "is written.\n"
                    "\n"
                    "Specs are compared where the runtime gets one from both engines.\n",
            .statuses = upgrade_statuses,
            .examples = upgrade_examples,
            .options = upgrade_options,
        },
    [CLI_SWEEP] =
        {
            .name = "sweep",
            .operands = "FILE|-",
            .min = 1,
            .max = 1,
            .first = CLI_TAKES_FILE,
            .summary = "Tabulate what values lead to",
            .text =
                "One row for each value, or for each combination of several --vary (up to a "
                "million):\n"
                "the CPU values of the spec, what the container gets of them, its memory, and who "
                "refuses\n"
                "with which message. Values have the field's units: NanoCpus in CPUs, Memory as "
                "512m.\n"
                "A plot draws the first range against what the container gets, a curve for each\n"
                "combination of the other values; a gap is an unknown value.\n",
            .statuses = sweep_statuses,
            .examples = sweep_examples,
            .options = sweep_options,
        },
    [CLI_REPORT] =
        {
            .name = "report",
            .operands = "FILE|-...",
            .min = 1,
            .max = NO_LIMIT,
            .first = CLI_TAKES_FILE,
            .others = CLI_TAKES_FILE,
            .summary = "Write the case file: all that is known, to hand on",
            .text = "The outcome and its remedy first, the daemon's own words explained; then what "
                    "is told, assumed\n"
                    "and unknown, findings, what was set against what the container gets, kinds of "
                    "isolation side\n"
                    "by side, plots, credential specs, endpoints, later engines, steps, settings, "
                    "the spec, and the\n"
                    "scenario: silospec opens a report again. As Markdown, for an issue, or as one "
                    "page of HTML.\n"
                    "All files tell of one case, and a folder stands for the files in it. Secrets "
                    "are masked unless\n"
                    "--no-redact is given. The same files give the same bytes.\n",
            .examples = report_examples,
            .options = report_options,
        },
    [CLI_SHOT] =
        {
            .name = "shot",
            .operands = "FILE...",
            .min = 1,
            .max = NO_LIMIT,
            .first = CLI_TAKES_FILE,
            .others = CLI_TAKES_FILE,
            .summary = "Make a picture of the screen",
            .text = "The screen as it is after some keys, without a terminal: as text, as text "
                    "with colours, or\n"
                    "as SVG with the theme's colours and any monospaced font. KEYS are names as "
                    "'silospec keys'\n"
                    "lists them ('tab', 'ctrl-p', 'space', 'G'); a longer word is typed letter by "
                    "letter. What\n"
                    "is a secret is masked. The same on the screen: ':shot FILE'.\n",
            .examples = shot_examples,
            .options = shot_options,
        },
    [CLI_CREATE] =
        {
            .name = "create",
            .operands = "FILE|-",
            .max = 1,
            .first = CLI_TAKES_FILE,
            .summary = "Carry out create and start",
            .text =
                "What the engine's create makes of the document's request: a table of each "
                "setting\n"
                "in the request, in the image's configuration, what the engine did (merged, "
                "filled\n"
                "in, changed, dropped, moved) and the result; volumes, and with --operation start\n"
                "the network requests. What only a start can tell is an example, and is listed.\n"
                "With --ndjson: {\"engine\", \"operation\", \"name\", \"request\", \"images\", "
                "\"before\",\n"
                "\"host\"} a line in; --engine goes before the line's.\n",
            .statuses = create_statuses,
            .examples = create_examples,
            .options = create_options,
        },
    [CLI_CONVERT] =
        {
            .name = "convert",
            .operands = "FILE|-",
            .min = 1,
            .max = 1,
            .first = CLI_TAKES_FILE,
            .summary = "Make a run line, a compose file, an inspect of it",
            .text =
                "What any file that is read tells of a container as something else: a scenario "
                "(YAML,\n"
                "JSON), the OCI spec, a 'docker run' line, a compose file, what 'docker inspect' "
                "prints.\n"
                "A run line is quoted so that its shell expands nothing. What a setting becomes "
                "is\n"
                "read back before it is printed; each one that is lost or changed is told on "
                "standard\n"
                "error with the reason. Defaults are not written.\n",
            .statuses = convert_statuses,
            .examples = convert_examples,
            .options = convert_options,
        },
    [CLI_COMPARE_SPEC] =
        {
            .name = "compare-spec",
            .operands = "FILE|- SPEC",
            .min = 2,
            .max = 2,
            .first = CLI_TAKES_FILE,
            .others = CLI_TAKES_FILE,
            .summary = "Compare with the spec that a daemon wrote",
            .text =
                "The spec that is generated for FILE beside the one in SPEC: a config.json, or the "
                "last\n"
                "one in a daemon's debug log. For each difference the settings that would give the "
                "other\n"
                "value: each was tried, by changing it and generating again. What no setting "
                "explains is\n"
                "said so, with the fields that this place is made of.\n",
            .statuses = compare_spec_statuses,
            .examples = compare_spec_examples,
            .options = compare_spec_options,
        },
    [CLI_PREFLIGHT] =
        {
            .name = "preflight",
            .operands = "FILE|-",
            .max = 1,
            .first = CLI_TAKES_FILE,
            .summary = "Print what is checked before the spec",
            .text = "What create (or start) refuses, warns about and changes before the spec is "
                    "built, as one\n"
                    "line of JSON: "
                    "{\"warnings\":[...],\"error\":{\"message\",\"class\",\"stage\"}|null,\n"
                    "\"hostconfig_after\":{...}}, \"config_after\" where Config changed, or "
                    "{\"panic\":...}.\n"
                    "With --api the request also passes the router of the engine's HTTP API, which "
                    "has its "
                    "own\n"
                    "refusals, warnings and changes; an error then has no stage, and nothing "
                    "beside it.\n"
                    "With --ndjson: a scenario a line in, an answer a line out.\n",
            .options = preflight_options,
        },
    [CLI_MOUNT] =
        {
            .name = "mount",
            .operands = "STRING",
            .max = 1,
            .first = CLI_TAKES_TEXT,
            .summary = "Explain how a -v string is read",
            .text = "Takes the string apart as Docker on Windows does: source, destination, mode, "
                    "kind of\n"
                    "mount; or says where and why it is not read.\n"
                    "With --ndjson: {\"raw\" or \"spec\", \"driver\", \"os\", \"engine\",\n"
                    "\"host\":{\"Disk\"}} a line in; --engine goes before the line's.\n",
            .examples = mount_examples,
            .options = mount_options,
        },
    [CLI_RUN] =
        {
            .name = "run",
            .operands = "FILE|-",
            .max = 1,
            .first = CLI_TAKES_FILE,
            .summary = "Tell what docker's client makes of a run line's words",
            .text = "Carries out the client's half of 'docker run' and 'docker create': flags, "
                    "checks,\n"
                    "defaults, and the request that it sends, or its own words of refusal.\n"
                    "With --ndjson: {\"argv\":[...], \"client\":\"29\", \"client_os\", "
                    "\"server_os\",\n"
                    "\"cwd\", \"env\":{...}, \"files\":{...}} a line in; out comes\n"
                    "{\"request\":{\"body\", \"name\", \"platform\", \"pull\"}, "
                    "\"warnings\"},\n"
                    "{\"error\":{\"message\", \"exit\"}}, {\"panic\"} or {\"help\"}.\n"
                    "argv begins behind the word docker. Clients: 20.10 to 29.\n",
            .options = run_options,
        },
    [CLI_COMPOSE] =
        {
            .name = "compose",
            .operands = "FILE|-",
            .max = 1,
            .first = CLI_TAKES_FILE,
            .summary = "Tell what docker compose makes of compose files",
            .text =
                "Reads the files as 'docker compose create' does: variables, several files,\n"
                "extends, profiles, anchors, its checks; and gives the requests of the services.\n"
                "With --ndjson: {\"files\":{\"compose.yaml\":\"...\"}, \"env\":{...}, "
                "\"args\":[...],\n"
                "\"cwd\", \"home\", \"server_os\", \"client_os\", \"compose\":\"2.40\"} a "
                "line in; out comes\n"
                "{\"requests\":[{\"name\", \"service\", \"platform\", \"body\"}], "
                "\"warnings\"} or\n"
                "{\"error\":{\"message\", \"exit\"}}. Composes: 2.40 and 2.26.\n",
            .options = compose_options,
        },
    [CLI_WORDS] =
        {
            .name = "words",
            .operands = "FILE|-",
            .max = 1,
            .first = CLI_TAKES_FILE,
            .summary = "Split a typed docker line into words as a shell does",
            .text = "With --ndjson: {\"line\":\"...\"} a line in, {\"want\":[[...]], "
                    "\"unresolved\":[...]}\n"
                    "out: the words of each docker command in the line, behind the word docker.\n"
                    "What only the shell could fill in is named in unresolved and taken to be "
                    "empty\n"
                    "(cmd: not set). A line that the shell refuses gives {\"error\":\"...\"}.\n",
            .options = words_options,
        },
    [CLI_IDENTIFY] =
        {
            .name = "identify",
            .operands = "FILE|-...",
            .min = 1,
            .max = NO_LIMIT,
            .first = CLI_TAKES_FILE,
            .others = CLI_TAKES_FILE,
            .summary = "Tell what files and pastes are",
            .text = "Cuts each text into the artefacts that it holds: inspects, infos, errors, "
                    "logs, documents\n"
                    "and more, with prompts and words between them. Says of each which lines it "
                    "has, what it\n"
                    "tells, what pasting did to it and was undone, and what nobody could read. A "
                    "folder stands\n"
                    "for the files in it.\n",
            .statuses = identify_statuses,
            .examples = identify_examples,
            .options = identify_options,
        },
    [CLI_IMPORT] =
        {
            .name = "import",
            .operands = "FILE|-...",
            .min = 1,
            .max = NO_LIMIT,
            .first = CLI_TAKES_FILE,
            .others = CLI_TAKES_FILE,
            .summary = "Make one scenario of files and pastes",
            .text = "Takes in what all files tell (a folder: all in it) and prints the scenario "
                    "that results.\n"
                    "host.Sources says where each fact of the host came from and what is only "
                    "assumed,\n"
                    "host.Unknown what nobody told. Of two that tell one thing differently the "
                    "later one is\n"
                    "kept; the report lists both.\n",
            .statuses = import_statuses,
            .examples = import_examples,
            .options = import_options,
        },
    [CLI_DECODE] =
        {
            .name = "decode",
            .operands = "FILE",
            .max = 1,
            .first = CLI_TAKES_FILE,
            .summary = "Explain the text of an error, version, log or event",
            .text =
                "Reads what people paste: errors of docker and of what is around it, 'docker "
                "version',\n"
                "lines of a daemon's log, Windows' events. Says which part failed, what each code "
                "means,\n"
                "what others found out and what to check next. Prompts, quote marks, time stamps,\n"
                "PowerShell's frames and broken lines are undone first.\n",
            .options = decode_options,
        },
    [CLI_CODES] =
        {
            .name = "codes",
            .operands = "NUMBER|TEXT",
            .max = 1,
            .first = CLI_TAKES_TEXT,
            .summary = "Search the table of error codes",
            .text = "One line a code. With a number in any form (0xc0370106, -1070137082, "
                    "3489792023):\n"
                    "everything known about it. With a text: the codes whose name, meaning or "
                    "words hold it.\n",
            .options = codes_options,
        },
    [CLI_FIELDS] =
        {
            .name = "fields",
            .operands = "NAME",
            .max = 1,
            .first = CLI_TAKES_FIELD,
            .summary = "List the fields of a document",
            .text = "One line a field: its path, its type and what it is called in the form. With "
                    "NAME, a\n"
                    "path or its last part: everything known about that field, or the fields below "
                    "it.\n"
                    "With other words: the fields whose path, label or meaning hold all of them.\n",
            .options = fields_options,
        },
    [CLI_ENGINES] =
        {
            .name = "engines",
            .operands = "NAME",
            .max = 1,
            .first = CLI_TAKES_ENGINE,
            .summary = "List the engines and what differs",
            .text =
                "One line an engine (a line of moby's releases, the latest of it). With NAME, an "
                "engine\n"
                "or a single release such as moby-25.0.6 (moby-27.2 is the latest of 27.2): its\n"
                "differences from the engine before it, each with the rules that it is about and "
                "its\n"
                "source, and the order of its steps. 'silospec rules ENG-1' shows one of them.\n",
            .options = engines_options,
        },
    [CLI_RULES] =
        {
            .name = "rules",
            .operands = "ID",
            .max = 1,
            .first = CLI_TAKES_RULE,
            .summary = "List the engine's rules",
            .text = "One line a rule: its id, its title and the engines that have it. With ID: the "
                    "rule in\n"
                    "words, where it comes from, and how it differs between engines. With "
                    "--engine: those of\n"
                    "one engine only. With other words: the rules and changes that hold all of "
                    "them.\n",
            .options = rules_options,
        },
    [CLI_SCHEMA] =
        {
            .name = "schema",
            .operands = "NAME",
            .max = 1,
            .first = CLI_TAKES_SCHEMA,
            .summary = "Print a JSON Schema: a scenario's, or that of an output",
            .text =
                "Without a name that of a scenario, for editors, which complete and check one "
                "with it (YAML or\n"
                "JSON). With the name of a sub-command that of what it prints with --json. They "
                "are installed\n"
                "in share/silospec/schema, too.\n",
            .examples = schema_examples,
            .options = schema_options,
        },
    [CLI_KEYS] =
        {
            .name = "keys",
            .summary = "List the screen's actions and keys",
            .text = "Every action of the screen with its keys and its name as a ':' command. A "
                    "config file\n"
                    "('silospec --print-config') can bind other keys.\n",
            .options = no_options,
        },
    [CLI_DEMO] =
        {
            .name = "demo",
            .operands = "NAME",
            .max = 1,
            .first = CLI_TAKES_DEMO,
            .summary = "Open a demo, or print it",
            .text = "Opens a demo that the program carries and shows what to try with it. Where "
                    "standard output is\n"
                    "no terminal it is printed, a scenario with comments: to begin a file of one's "
                    "own with, or\n"
                    "to try the other commands. The start page ('silospec' alone) lists all.\n",
            .examples = demo_examples,
            .options = no_options,
        },
    [CLI_COMPLETION] =
        {
            .name = "completion",
            .operands = "bash|zsh|fish",
            .min = 1,
            .max = 1,
            .first = CLI_TAKES_SHELL,
            .summary = "Print what completes words in a shell",
            .text =
                "Prints a script for the shell, which then completes commands, options and their\n"
                "values: engines, fields, themes, hosts.\n",
            .examples = completion_examples,
            .options = no_options,
        },
    [CLI_HELP] =
        {
            .name = "help",
            .operands = "COMMAND",
            .max = 1,
            .first = CLI_TAKES_COMMAND,
            .summary = "Explain a command",
            .text = "Shows what a command does and takes.\n",
            .options = help_options,
        },
};

const struct cli_command *cli_command_find(const char *name)
{
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++) {
        if (strcmp(cli_commands[i].name, name) == 0)
            return &cli_commands[i];
    }
    return NULL;
}

const char *cli_command_nearest(const char *name)
{
    struct nearest n;

    nearest_init(&n, name);
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++)
        nearest_offer(&n, cli_commands[i].name);
    return n.name;
}
