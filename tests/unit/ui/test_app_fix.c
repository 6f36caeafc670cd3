/* What takes a problem away: offered, shown, carried out. */
#include "app_driver.h"

#include "ui/present/templates.h"
#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define GMSA TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml"
#define WEB  TEST_DATA_DIR "/ui/web.yaml"

static void start(struct driver *d, const char *set)
{
    driver_start(d, WEB, 120, 40);
    driver_keys(d, ":set ");
    driver_keys(d, set);
    driver_keys(d, "<Enter>");
}

static size_t steps(struct driver *d)
{
    return mdl_history_count(ui_current(ui_app_state(d->app))->history);
}

static void enter_on_a_problem_offers_what_takes_it_away(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_expect(&d, "docker start fails");
    driver_keys(&d, "5g<Enter>");
    driver_expect(&d, "What takes it away");
    driver_expect(&d, "treat 'nobody' as present");
    driver_expect(&d, "take [0] away");
    driver_expect(&d, "OCI spec, preview");
    driver_expect_not(&d, "docker start fails");
    assert_int_equal(steps(&d), 2);
    driver_finish(&d);
}

static void a_remedy_is_carried_out_as_one_step(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_keys(&d, "5g<Enter>t<Enter>");
    driver_expect_not(&d, "docker start fails");
    assert_int_equal(steps(&d), 3);
    driver_keys(&d, "u");
    driver_expect(&d, "docker start fails");
    driver_finish(&d);
}

static void leaving_the_list_changes_nothing(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_keys(&d, "5g<Enter><Esc>");
    driver_expect(&d, "docker start fails");
    driver_expect_not(&d, "preview");
    assert_int_equal(steps(&d), 2);
    driver_finish(&d);
}

/* The note is gone when a mount's destination is, too, but that is worse than the note. */
static void what_would_be_worse_is_not_offered(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/../../ui/demo/build-agent.yaml", 120, 40);
    driver_keys(&d, "F<Enter>");
    driver_expect(&d, "Mounts: take [1] away");
    driver_expect_not(&d, "Destination: unset");
    driver_finish(&d);
}

/* Of an id that the host does not know, and of none at all. */
static void an_image_that_is_missing_is_another_one_or_there(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "container.Image=sha256:77");
    driver_expect(&d, "x No such image: sha256:77");
    driver_keys(&d, "5g<Enter>");
    driver_expect(&d, "', which is there");
    driver_expect(&d, "treat 'sha256:77' as present (example layers)");
    driver_keys(&d, "j<Enter>");
    driver_expect(&d, "gone: x No such image: sha256:77");
    driver_keys(&d, "u:set host.Images=[]<Enter>:set container.Image=<Enter>");
    driver_expect(&d, "The container names no image:");
    driver_keys(&d, "5g<Enter>");
    driver_expect(&d, "an example image, which the host has");
    driver_expect(&d, "OCI spec, preview");
    driver_finish(&d);
}

static void the_last_line_goes_to_the_field(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_keys(&d, "5g<Enter>G<Enter>");
    driver_expect(&d, "▸ 1 Container");
    driver_expect(&d, "docker start fails");
    driver_finish(&d);
}

static void controls_that_exclude_each_other_are_unset(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "container.HostConfig.CpuPercent=50");
    driver_keys(&d, "Fff");
    driver_expect(&d, "Conflicting options");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "What takes it away");
    driver_expect(&d, "CPU percent: unset");
    driver_finish(&d);
}

static void the_window_of_problems_offers_it_too(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_keys(&d, "F");
    driver_expect(&d, "Enter what takes it away");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "treat 'nobody' as present");
    driver_finish(&d);
}

static void a_row_without_a_problem_leads_to_the_first_one(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml", 120, 40);
    driver_keys(&d, "5g<Enter>");
    driver_expect(&d, "the first problem");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "What takes it away");
    driver_finish(&d);
}

/* Who goes to the pane wants what is wrong, not the sentence that the spec is built. */
static void the_pane_begins_at_its_first_problem(void **state)
{
    static const char *const ways[] = {"5<Enter>", "<S-Tab><Enter>"};
    struct driver d;

    (void)state;
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        driver_start(&d, TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml", 120, 40);
        driver_keys(&d, ways[i]);
        driver_expect(&d, "What takes it away");
        driver_keys(&d, "<Esc>g1j5"); /* where somebody went it stays */
        driver_expect(&d, "why  to fix it: ");
        driver_finish(&d);
    }
    driver_start(&d, TEST_DATA_DIR "/../../ui/demo/gpu.yaml", 120, 40);
    driver_keys(&d, "5");
    driver_expect(&d, "why  none: the spec is built");
    driver_finish(&d);
}

static void the_remedy_stands_below_the_error(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "container.HostConfig.Privileged=true");
    driver_keys(&d, "5+g");
    driver_expect(&d, "to fix it: Take --privileged away.");
    driver_finish(&d);
}

/* The row says "security option 1" and not how it was asked for. */
static void what_only_the_why_line_says_of_an_item_is_found(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "3G");
    driver_expect_not(&d, "SecurityOpt[0] asks for");
    driver_keys(&d, "/asks for<Enter>");
    driver_expect(&d, "SecurityOpt[0] asks for");
    driver_finish(&d);
}

/* A name that the host does not have is mostly a slip of one that it has. */
static void names_that_the_host_has_are_offered(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://wepapp");
    driver_set(&d, "host.CredentialSpecs.Registry.Values.webapp=" UI_EXAMPLE_CREDENTIAL_SPEC);
    driver_expect(&d, "docker start fails");
    driver_keys(&d, "5g<Enter>");
    driver_expect(&d, "name 'webapp', which is there");
    driver_keys(&d, "/which is there<Enter>");
    driver_expect_not(&d, "docker start fails");
    driver_keys(&d, "<C-p>SecurityOpt[0]<Enter>");
    driver_expect(&d, "credentialspec=registry://webapp");
    driver_finish(&d);
}

/* create reads Binds once: in a container what is added there later is mounted by nobody. */
static void a_bind_that_no_mount_is_made_of_is_told_and_its_mount_added(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "container.HostConfig.Binds[+]=c:\\logs:c:\\Logs:ro");
    driver_expect(&d, "did   ! 'c:\\logs:c:\\Logs:ro' asks for a mount at c:\\logs");
    driver_keys(&d, "<C-p>HostConfig.Binds[0]<Enter>w");
    driver_expect(&d, "(USE-23)");
    driver_keys(&d, "<Esc>F/asks for<Enter><Enter>");
    driver_expect(&d, "Mounts: add the one at c:\\logs");
    driver_keys(&d, "/add the one<Enter>");
    driver_expect(&d, "\"destination\": \"c:\\\\logs\"");
    driver_expect(&d, "\"ro\"");
    driver_keys(&d, "F");
    driver_expect_not(&d, "asks for a mount");
    driver_keys(&d, "<Esc>");
    /* Where it is mounted, whatever its case and slashes, nothing is said. */
    driver_set(&d, "container.Mounts[+]={\"Destination\":\"D:/Other/\",\"RW\":true}");
    driver_set(&d, "container.HostConfig.Binds[+]=c:\\other:d:\\other");
    driver_keys(&d, "F");
    driver_expect_not(&d, "asks for a mount");
    driver_finish(&d);
}

/* What people ask for where a volume would get its name by chance. */
static void a_volume_without_a_name_gets_one_or_a_folder(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "container.HostConfig.Binds[+]=c:\\web\\logs");
    driver_keys(&d, "F/asks for<Enter><Enter>");
    driver_expect(&d, "Mounts: add it, with an example of a name");
    driver_expect(&d, "name the volume: web-logs");
    driver_expect(&d, "the host's folder C:\\web\\logs instead");
    driver_expect(&d, "take [0] away");
    driver_keys(&d, "/name the volume<Enter>");
    driver_expect(&d, "\\\\volumes\\\\web-logs\\\\_data");
    assert_int_equal(steps(&d), 3); /* one step: the option and its mount */
    driver_keys(&d, "<C-p>HostConfig.Binds[0]<Enter>");
    driver_expect(&d, "web-logs:c:\\web\\logs");
    driver_keys(&d, "uF/asks for<Enter><Enter>/logs instead<Enter>");
    driver_expect(&d, "\"source\": \"C:\\\\web\\\\logs\"");
    driver_keys(&d, "<C-p>HostConfig.Binds[0]<Enter>");
    driver_expect(&d, "C:\\web\\logs:c:\\web\\logs");
    driver_finish(&d);
}

/* A name has two letters at least, and nothing but letters, digits and signs between them. */
static void the_name_of_a_volume_is_one(void **state)
{
    static const struct {
        const char *edit, *name, *folder;
    } rows[] = {
        {"container.HostConfig.Binds[+]=c:\\Web App\\v2\\", "name the volume: web-app-v2",
         "the host's folder C:\\web app\\v2"},
        {"container.HostConfig.Mounts=[{\"Type\":\"volume\",\"Target\":\"C:\\\\A--B\\\\(x)\"}]",
         "name the volume: A-B-x", "the host's folder C:\\A--B\\(x) instead"},
        {"container.HostConfig.Binds[+]=d:\\x", "name the volume: data",
         "the host's folder C:\\x instead"},
        {"container.HostConfig.Binds[+]=d:", "name the volume: data",
         "the host's folder C:\\data instead"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct driver d;

        start(&d, rows[i].edit);
        driver_keys(&d, "F/asks for<Enter><Enter>");
        driver_expect(&d, rows[i].name);
        driver_expect(&d, rows[i].folder);
        driver_finish(&d);
    }
}

/* Where the disk is told, a folder that it has not would be refused. */
static void a_folder_is_made_where_the_disk_is_told(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "host.Disk.Directories=[\"C:\\\\elsewhere\"]");
    driver_set(&d, "container.HostConfig.Mounts=[{\"Type\":\"volume\",\"Target\":\"C:\\\\logs\","
                   "\"ReadOnly\":true}]");
    driver_expect(&d, "must not set ReadOnly mode when using anonymous volumes");
    driver_keys(&d, "F<Enter>");
    driver_expect(&d, "name the volume: logs");
    driver_expect(&d, "the host's folder C:\\logs, made first");
    driver_expect_not(&d, "instead");
    driver_expect(&d, "Read-only: unset");
    driver_keys(&d, "/made first<Enter>");
    driver_expect_not(&d, "must not set ReadOnly");
    driver_keys(&d, "<C-p>Disk.Directories[1]<Enter>");
    driver_expect(&d, "C:\\logs");
    driver_finish(&d);
}

/* Nobody takes all networks away because the order of two is left to chance. */
static void a_note_does_not_offer_to_unset_a_whole_list(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml", 120, 40);
    driver_keys(&d, "FG<Enter>");
    driver_expect(&d, "no single edit takes it away: Let nothing depend on the order");
    driver_expect_not(&d, "Networks: unset");
    driver_finish(&d);
}

static void a_value_that_stands_there_already_is_no_edit(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "container.HostConfig.CpuCount=2");
    assert_int_equal(steps(&d), 1);
    driver_expect(&d, "unchanged: CPU count (--cpu-count) = 2");
    driver_expect_not(&d, "undoes");
    driver_expect_not(&d, "[+]");
    driver_finish(&d);
}

static void more_cpus_than_the_host_has_are_cut_or_had(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "container.HostConfig.NanoCpus=20.5");
    driver_expect(&d, "there are only");
    driver_keys(&d, "5g<Enter>");
    driver_expect(&d, ", all that the host has");
    driver_expect(&d, "the host has 21 processors");
    driver_expect(&d, "CPUs: unset");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "gone: x range of CPUs");
    assert_int_equal(steps(&d), 3);
    driver_finish(&d);
}

static void a_forgotten_unit_is_offered(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, ":set container.HostConfig={\"Memory\":4}<Enter>5<Enter>");
    driver_expect(&d, "Memory: 4 GiB");
    driver_expect(&d, "Memory: 4 MiB");
    driver_expect(&d, "\"limit\": 4294967296"); /* it is looked at */
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "Memory (--memory)           4 GiB");
    driver_finish(&d);
}

/* What it is stands in the row: the line below the panes begins with what to do. */
static void the_line_below_a_problem_begins_with_its_remedy(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_keys(&d, ":set container.HostConfig={\"MemorySwap\":1}<Enter>5<Enter><Esc>5j");
    driver_expect(&d, "why  to fix it: Take --memory-swap away");
    driver_finish(&d);
}

/* The list below is that of what is tried, in which the problem is gone. */
static void the_line_below_stays_with_the_problem(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml", 80, 24);
    driver_keys(&d, "5<Enter>");
    driver_expect(&d, "What takes it away");
    driver_expect(&d, "why  count and maximum are both written");
    driver_keys(&d, "j");
    driver_expect(&d, "why  count and maximum are both written");
    driver_keys(&d, "<Enter>");
    driver_expect_not(&d, "why  count and maximum are both written");
    driver_finish(&d);
}

static void the_why_of_a_field_leads_to_what_takes_its_problem_away(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 120, 40);
    driver_keys(&d, "/Binds<Enter>ac:\\data:c:\\x:ro<Enter>w");
    driver_expect(&d, "remedy  Add the mount that create makes of it");
    driver_keys(&d, "G");
    driver_expect(&d, "Enter what takes it away");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "What takes it away");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "gone: ! ");
    driver_finish(&d);
}

static void the_dollar_goes_and_the_credential_spec_stays(void **state)
{
    static const struct ui_event reg = {
        .kind = UI_EVENT_PASTE,
        .paste = STR_INIT(
            "Windows Registry Editor Version 5.00\n\n"
            "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\"
            "Virtualization\\Containers\\CredentialSpecs]\n"
            "\"shop\"=\"{\\\"CmsPlugins\\\":[\\\"ActiveDirectory\\\"],\\\"DomainJoinConfig\\\":"
            "{\\\"Sid\\\":\\\"S-1-5-21-1-2-3\\\",\\\"MachineAccountName\\\":\\\"shop$\\\","
            "\\\"Guid\\\":\\\"244818ae-87ac-4fcd-92ec-e79e5252348a\\\",\\\"DnsTreeName\\\":"
            "\\\"corp.example\\\",\\\"DnsName\\\":\\\"corp.example\\\",\\\"NetBiosName\\\":"
            "\\\"CORP\\\"},\\\"ActiveDirectoryConfig\\\":{\\\"GroupManagedServiceAccounts\\\":"
            "[{\\\"Name\\\":\\\"shop$\\\",\\\"Scope\\\":\\\"corp.example\\\"}]}}\"\n")};
    struct driver d;

    (void)state;
    driver_start(&d, NULL, 120, 40);
    (void)ui_app_event(d.app, &reg);
    driver_expect(&d, "ends with $");
    driver_keys(&d, "5j<Enter>");
    driver_expect(&d, "the account's name without $");
    driver_expect_not(&d, "take "); /* the option that names it would fail */
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "spec ok  no warnings");
    driver_expect_not(&d, "x credential spec");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_dollar_goes_and_the_credential_spec_stays),
        cmocka_unit_test(the_why_of_a_field_leads_to_what_takes_its_problem_away),
        cmocka_unit_test(the_line_below_stays_with_the_problem),
        cmocka_unit_test(enter_on_a_problem_offers_what_takes_it_away),
        cmocka_unit_test(a_remedy_is_carried_out_as_one_step),
        cmocka_unit_test(leaving_the_list_changes_nothing),
        cmocka_unit_test(what_would_be_worse_is_not_offered),
        cmocka_unit_test(an_image_that_is_missing_is_another_one_or_there),
        cmocka_unit_test(the_last_line_goes_to_the_field),
        cmocka_unit_test(controls_that_exclude_each_other_are_unset),
        cmocka_unit_test(the_window_of_problems_offers_it_too),
        cmocka_unit_test(a_row_without_a_problem_leads_to_the_first_one),
        cmocka_unit_test(the_pane_begins_at_its_first_problem),
        cmocka_unit_test(the_remedy_stands_below_the_error),
        cmocka_unit_test(what_only_the_why_line_says_of_an_item_is_found),
        cmocka_unit_test(names_that_the_host_has_are_offered),
        cmocka_unit_test(a_volume_without_a_name_gets_one_or_a_folder),
        cmocka_unit_test(the_name_of_a_volume_is_one),
        cmocka_unit_test(a_folder_is_made_where_the_disk_is_told),
        cmocka_unit_test(a_bind_that_no_mount_is_made_of_is_told_and_its_mount_added),
        cmocka_unit_test(more_cpus_than_the_host_has_are_cut_or_had),
        cmocka_unit_test(a_forgotten_unit_is_offered),
        cmocka_unit_test(the_line_below_a_problem_begins_with_its_remedy),
        cmocka_unit_test(a_note_does_not_offer_to_unset_a_whole_list),
        cmocka_unit_test(a_value_that_stands_there_already_is_no_edit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
