/* A value tree as a document: what lands where, and what is refused with which words. */
#include "document_testing.h"

#include "model/base/bounds.h"
#include "model/document/field_index.h"

#include <stdio.h>

static struct err *refuse(const char *yaml)
{
    const struct value *root = value_of(yaml);
    struct mdl_doc *doc = NULL;
    struct err *e = mdl_doc_new(&doc, root);

    value_unref(root);
    assert_null(doc);
    return err_at(e, "f", 0, 0);
}

static void an_empty_document_is_all_absent(void **state)
{
    struct mdl_doc *d = doc_of("{}");

    (void)state;
    assert_int_equal(d->container.presence, MDL_ABSENT);
    assert_int_equal(d->container.host_config.nano_cpus.presence, MDL_ABSENT);
    assert_int_equal(d->container.host_config.nano_cpus.v, 0);
    assert_int_equal(d->host.images.count, 0);
    mdl_doc_free(d);
}

static void values_land_in_their_members(void **state)
{
    struct mdl_doc *d = doc_of("silospec: 1\n"
                               "name: n\n"
                               "container:\n"
                               "  Id: c1\n"
                               "  Args: [/c, dir]\n"
                               "  Config: {Tty: true, ExposedPorts: {80/tcp: {}}}\n"
                               "  HostConfig:\n"
                               "    NanoCpus: -9223372036854775808\n"
                               "    IOMaximumBandwidth: 18446744073709551615\n"
                               "    Memory: 0x200\n"
                               "    ConsoleSize: [30, 120]\n"
                               "    PortBindings: {80/tcp: [{HostPort: '8080'}]}\n"
                               "  Mounts: [{Source: s0}, {Source: s1, RW: true}]\n"
                               "host:\n"
                               "  CredentialSpecs: {Files: {a.json: A, b.json: B}}\n");

    (void)state;
    assert_int_equal(d->format.v, 1);
    assert_str(d->name.v, "n");
    assert_str(d->container.id.v, "c1");
    assert_int_equal(d->container.args.count, 2);
    assert_str(d->container.args.items[1].v, "dir");
    assert_true(d->container.config.tty.v);
    assert_str(d->container.config.exposed_ports.items[0].name, "80/tcp");
    assert_int_equal(d->container.config.exposed_ports.items[0].v->kind, VALUE_MAP);
    assert_true(d->container.host_config.nano_cpus.v == INT64_MIN);
    assert_true(d->container.host_config.io_maximum_bandwidth.v == UINT64_MAX);
    assert_int_equal(d->container.host_config.memory.v, 512);
    assert_int_equal(d->container.host_config.console_size.items[1].v, 120);
    assert_str(d->container.host_config.port_bindings.items[0].name, "80/tcp");
    assert_str(d->container.host_config.port_bindings.items[0].bindings.items[0].host_port.v,
               "8080");
    assert_int_equal(d->container.mounts.count, 2);
    assert_str(d->container.mounts.items[1].source.v, "s1");
    assert_true(d->container.mounts.items[1].rw.v);
    assert_int_equal(d->container.mounts.items[0].rw.presence, MDL_ABSENT);
    assert_str(d->host.credential_specs.files.items[1].name, "b.json");
    assert_str(d->host.credential_specs.files.items[1].v.v, "B");
    mdl_doc_free(d);
}

static void null_absent_and_zero_are_three_things(void **state)
{
    struct mdl_doc *d = doc_of("container:\n"
                               "  BaseFS: null\n"
                               "  Path: ''\n"
                               "  NetworkSettings: null\n"
                               "  HostConfig: {Capabilities: [], CapAdd: null, PidsLimit: null}\n"
                               "  Mounts: [null]\n"
                               "host: {CredentialSpecs: {Registry: null}}\n");

    (void)state;
    assert_int_equal(d->container.base_fs.presence, MDL_NULL);
    assert_int_equal(d->container.path.presence, MDL_SET);
    assert_int_equal(d->container.image.presence, MDL_ABSENT);
    assert_int_equal(d->container.network_settings.presence, MDL_NULL);
    assert_int_equal(d->container.config.presence, MDL_ABSENT);
    assert_int_equal(d->container.host_config.presence, MDL_SET);
    assert_int_equal(d->container.host_config.capabilities.presence, MDL_SET);
    assert_int_equal(d->container.host_config.capabilities.count, 0);
    assert_int_equal(d->container.host_config.cap_add.presence, MDL_NULL);
    assert_int_equal(d->container.host_config.pids_limit.presence, MDL_NULL);
    assert_int_equal(d->container.mounts.count, 1);
    assert_int_equal(d->container.mounts.items[0].presence, MDL_NULL);
    assert_int_equal(d->host.credential_specs.registry.presence, MDL_NULL);
    mdl_doc_free(d);
}

static void started_before_is_what_is_written_else_a_real_start_time(void **state)
{
    static const struct {
        const char *yaml;
        bool started;
    } cases[] = {
        {"{}", false},
        {"container: {HasBeenStartedBefore: true}", true},
        {"container: {HasBeenStartedBefore: false, State: {StartedAt: '2020-01-01T00:00:00Z'}}",
         false},
        {"container: {State: {StartedAt: '2020-01-01T00:00:00Z'}}", true},
        {"container: {State: {StartedAt: '0001-01-01T00:00:00Z'}}", false},
        {"container: {State: {StartedAt: null}}", false},
        {"container: {State: {}}", false},
        {"container: {HasBeenStartedBefore: null, State: {StartedAt: x}}", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct mdl_doc *d = doc_of(cases[i].yaml);

        if (mdl_started_before(d) != cases[i].started)
            fail_msg("%s", cases[i].yaml);
        mdl_doc_free(d);
    }
}

static void every_wrong_type_says_what_belongs_there(void **state)
{
    (void)state;
    assert_error(refuse("container: 5"), ERR_INPUT,
                 "f:1:12: container: found number 5, expected a map");
    assert_error(refuse("[]"), ERR_INPUT, "f:1:1: found a list of 0, expected a map");
    assert_error(refuse("container: {Path: 5}"), ERR_INPUT,
                 "f:1:19: container.Path: found number 5, expected text; put it in quotes");
    assert_error(refuse("container: {Args: [a, true]}"), ERR_INPUT,
                 "f:1:23: container.Args[1]: found true, expected text; put it in quotes");
    assert_error(refuse("container: {Args: x}"), ERR_INPUT,
                 "f:1:19: container.Args: found text 'x', expected a list");
    assert_error(refuse("container: {Mounts: {}}"), ERR_INPUT,
                 "f:1:21: container.Mounts: found a map, expected a list");
    assert_error(refuse("container: {Mounts: [x]}"), ERR_INPUT,
                 "f:1:22: container.Mounts[0]: found text 'x', expected a map");
    assert_error(refuse("host: {Configs: [x]}"), ERR_INPUT,
                 "f:1:17: host.Configs: found a list of 1, expected a map");
    assert_error(refuse("host: {Configs: {a b: 1}}"), ERR_INPUT,
                 "f:1:23: host.Configs[\"a b\"]: found number 1, expected text; put it in quotes");
    assert_error(refuse("container: {Config: {Tty: 1}}"), ERR_INPUT,
                 "f:1:27: container.Config.Tty: found number 1, expected true or false");
    assert_error(refuse("container: {Config: {Tty: Yes}}"), ERR_INPUT,
                 "f:1:27: container.Config.Tty: found text 'Yes', expected true or false; write "
                 "true, without quotes");
    assert_error(refuse("container: {HostConfig: {ConsoleSize: [1]}}"), ERR_INPUT,
                 "f:1:39: container.HostConfig.ConsoleSize: found a list of 1, expected a list of "
                 "2");
}

static void a_request_is_checked_and_read_as_it_stands(void **state)
{
    struct mdl_doc *doc = NULL;
    const struct value *root = value_of("request: {body: {Cmd: dir, HostConfig: {Memory: 5}}}");

    (void)state;
    assert_no_error(mdl_doc_new(&doc, root));
    assert_ptr_equal(doc->request.body,
                     value_get(value_get(root, STR_LIT("request")), STR_LIT("body")));
    assert_int_equal(doc->container.host_config.memory.presence, MDL_ABSENT);
    mdl_doc_free(doc);
    value_unref(root);
    assert_error(refuse("request: {body: {HostConfig: {Memory: 2g}}}"), ERR_INPUT,
                 "f:1:39: request.body.HostConfig.Memory: found text '2g', expected an integer; "
                 "write 2147483648");
    assert_error(refuse("host: {Containers: [{request: {Env: A=1}}]}"), ERR_INPUT,
                 "f:1:37: host.Containers[0].request.Env: found text 'A=1', expected a list");
    assert_error(refuse("request: {body: {Cmd: [x, 5]}}"), ERR_INPUT,
                 "f:1:27: request.body.Cmd[1]: found number 5, expected text; put it in quotes");
    assert_error(refuse("request: {body: {Cmd: {x: y}}}"), ERR_INPUT,
                 "f:1:23: request.body.Cmd: found a map, expected a list of texts, or one text");
    assert_error(refuse("request: {body: {HostConfig: {LogConfig: {Config: {max-file: 3}}}}}"),
                 ERR_INPUT,
                 "f:1:62: request.body.HostConfig.LogConfig.Config.max-file: found number 3, "
                 "expected text; put it in quotes");
    assert_error(refuse("host: {Networks: [{Id: 5}]}"), ERR_INPUT,
                 "f:1:24: host.Networks[0].Id: found number 5, expected text; put it in quotes");
}

static void integers_are_exact_and_in_range(void **state)
{
    (void)state;
    assert_error(refuse("host: {OSBuild: 4294967296}"), ERR_INPUT,
                 "f:1:17: host.OSBuild: found number 4294967296, expected an integer from 0 to "
                 "4294967295");
    assert_error(refuse("host: {OSBuild: -1}"), ERR_INPUT,
                 "f:1:17: host.OSBuild: found number -1, expected an integer from 0 to 4294967295");
    assert_error(refuse("container: {HostConfig: {Memory: 9223372036854775808}}"), ERR_INPUT,
                 "f:1:34: container.HostConfig.Memory: found number 9223372036854775808, expected "
                 "an integer from -9223372036854775808 to 9223372036854775807");
    assert_error(refuse("container: {HostConfig: {IOMaximumIOps: 18446744073709551616}}"),
                 ERR_INPUT,
                 "f:1:41: container.HostConfig.IOMaximumIOps: found number 18446744073709551616, "
                 "expected an integer from 0 to 18446744073709551615");
    assert_error(refuse("silospec: 2"), ERR_INPUT, "f:1:11: silospec: found number 2, expected 1");
}

static void other_numbers_are_no_integers(void **state)
{
    (void)state;
    assert_error(refuse("host: {NumCPU: 1e3}"), ERR_INPUT,
                 "f:1:16: host.NumCPU: found number 1e3, expected an integer");
    assert_error(refuse("host: {NumCPU: 1.5}"), ERR_INPUT,
                 "f:1:16: host.NumCPU: found number 1.5, expected an integer");
    assert_error(refuse("host: {NumCPU: 2.0}"), ERR_INPUT,
                 "f:1:16: host.NumCPU: found number 2.0, expected an integer");
    assert_error(refuse("host: {NumCPU: '4'}"), ERR_INPUT,
                 "f:1:16: host.NumCPU: found text '4', expected an integer; remove the quotes");
    assert_error(refuse("container: {HostConfig: {Memory: 512m}}"), ERR_INPUT,
                 "f:1:34: container.HostConfig.Memory: found text '512m', expected an integer; "
                 "write 536870912");
    assert_error(refuse("container: {SecretReferences: [{File: {Mode: 0444}}]}"), ERR_INPUT,
                 "f:1:46: container.SecretReferences[0].File.Mode: found number 0444, expected an "
                 "integer without leading zeros; write 0o before the digits if they are octal");
}

static void user_text_in_an_error_is_short_and_has_no_control_characters(void **state)
{
    (void)state;
    assert_error(refuse("container: {Args: \"a\\e[1m\\n\"}"), ERR_INPUT,
                 "f:1:19: container.Args: found text 'a\\x1b[1m\\n', expected a list");
    assert_error(
        refuse("container: {Args: 1234567890123456789012345678901234567890123}"), ERR_INPUT,
        "f:1:19: container.Args: found number 1234567890123456789012345678901234567890..., "
        "expected a list");
}

static void several_errors_come_at_once_in_the_order_of_the_file(void **state)
{
    struct err *e = refuse("host:\n  NumCPU: x\n  Root: 1\ncontainer:\n  Path: []\n");

    (void)state;
    assert_int_equal(err_count(e), 3);
    assert_string_equal(e->path, "host.NumCPU");
    assert_string_equal(e->next->path, "host.Root");
    assert_string_equal(e->next->next->path, "container.Path");
    assert_int_equal(e->next->next->line, 5);
    assert_int_equal(e->next->next->column, 9);
    err_free(e);
}

static void errors_stop_at_the_bound(void **state)
{
    struct value *root = value_map(), *container = value_map(), *args = value_list();
    struct mdl_doc *doc = NULL;
    struct err *e;

    (void)state;
    for (size_t i = 0; i < BOUND_ERRORS + 5; i++)
        assert_true(value_list_push(args, value_bool(true)));
    assert_true(value_map_push(container, STR_LIT("Args"), 0, 0, args));
    assert_true(value_map_push(root, STR_LIT("container"), 0, 0, container));
    e = mdl_doc_new(&doc, root);
    assert_int_equal(err_count(e), BOUND_ERRORS);
    err_free(e);
    value_unref(root);
}

struct seen {
    char text[400];
};

static void note(void *ctx, struct str path, const struct value *v)
{
    struct seen *s = ctx;
    size_t used = strlen(s->text);

    (void)v;
    snprintf(s->text + used, sizeof(s->text) - used, "%.*s;", STR_FMT(path));
}

static void unknown_keys_are_kept_and_listed_topmost_first(void **state)
{
    struct mdl_doc *d = doc_of("silospec: 1\n"
                               "extra: {a: 1}\n"
                               "container:\n"
                               "  Created: x\n"
                               "  HostConfig: {nanocpus: 1, NanoCpus: 2, 'a b': 3}\n"
                               "  Mounts: [{Source: s}, {Mode: '', Propagation: ''}]\n"
                               "  NetworkSettings: {Networks: {nat: {EndpointID: e}}, Ports: {}}\n"
                               "host: {Configs: {anything: x}}\n");
    struct seen seen = {""};

    (void)state;
    mdl_doc_unknown(d, note, &seen);
    assert_string_equal(seen.text, "extra;container.Created;container.HostConfig.nanocpus;"
                                   "container.HostConfig[\"a b\"];container.Mounts[1].Mode;"
                                   "container.Mounts[1].Propagation;"
                                   "container.NetworkSettings.Ports;");
    mdl_doc_free(d);
}

static void an_empty_key_is_a_key(void **state)
{
    struct mdl_doc *d = doc_of("host: {Configs: {'': x}}");

    (void)state;
    assert_int_equal(d->host.configs.items[0].name.len, 0);
    mdl_doc_free(d);
    assert_error(refuse("host: {Configs: {'': 1}}"), ERR_INPUT,
                 "f:1:22: host.Configs[\"\"]: found number 1, expected text; put it in quotes");
}

/* What reading a text without its tree leaves to those who read trees. */
static void a_text_that_is_not_usual_is_left_to_its_tree(void **state)
{
    static const char *const left[] = {
        "",
        "[]",
        "{}",
        "{\"silospec\":2}",
        "{\"silospec\":null}",
        "{\"silospec\":1} 1",
        "{\"silospec\":1,}",
        "{\"silospec\":1,\"silospec\":1}",
        "{\"silospec\":1,\"x\":1,\"x\":1}",
        "{\"silospec\":1,\"x\":{\"y\":1,\"y\":1}}",
        "{\"silospec\":1,\"engine\":\"moby-1\"}",
        "{\"silospec\":1,\"container\":7}",
        "{\"silospec\":1,\"container\":{\"Id\":7}}",
        "{\"silospec\":1,\"container\":{\"Id\":\"a\xFF\"}}",
        "{\"silospec\":1,\"container\":{\"Config\":{\"Tty\":\"yes\"}}}",
        "{\"silospec\":1,\"container\":{\"Config\":{\"Tty\":trux}}}",
        "{\"silospec\":1,\"container\":{\"HostConfig\":{\"CpuPercent\":9223372036854775808}}}",
        "{\"silospec\":1,\"container\":{\"HostConfig\":{\"CpuPercent\":1.5}}}",
        "{\"silospec\":1,\"container\":{\"HostConfig\":{\"ConsoleSize\":[1]}}}",
        "{\"silospec\":1,\"container\":{\"NetworkSettings\":{\"Networks\":{\"a\":{},\"a\":{}}}}}",
        "{\"silospec\":1,\"request\":{}}",
        "{\"silospec\":1,\"host\":{\"Sources\":{\"OSBuild\":\"docker info\"}}}",
        "{\"silospec\":1,\"host\":{\"Unknown\":[\"OSBuild\"]}}",
    };
    struct mdl_doc *doc = NULL;
    struct field_index *names;
    bool done;

    (void)state;
    assert_null(field_index_new(&names));
    for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++) {
        assert_null(mdl_doc_renew_text(&doc, names, str_of(left[i]), &done));
        if (done)
            fail_msg("%s", left[i]);
        assert_int_equal(doc->container.presence, MDL_ABSENT);
        assert_int_equal(doc->format.presence, MDL_ABSENT);
    }
    assert_null(mdl_doc_renew_text(&doc, names,
                                   STR_LIT(" {\"silospec\" : 1 , \"x\" : [ 1 ] , \"container\" : "
                                           "{ \"Id\" : \"a\\u00e4\" , \"Name\" : null } } \n"),
                                   &done));
    assert_true(done);
    assert_str(doc->container.id.v, "a\xC3\xA4");
    assert_int_equal(doc->container.name.presence, MDL_NULL);
    mdl_doc_free(doc);
    field_index_free(names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_that_is_not_usual_is_left_to_its_tree),
        cmocka_unit_test(an_empty_document_is_all_absent),
        cmocka_unit_test(values_land_in_their_members),
        cmocka_unit_test(null_absent_and_zero_are_three_things),
        cmocka_unit_test(started_before_is_what_is_written_else_a_real_start_time),
        cmocka_unit_test(every_wrong_type_says_what_belongs_there),
        cmocka_unit_test(a_request_is_checked_and_read_as_it_stands),
        cmocka_unit_test(integers_are_exact_and_in_range),
        cmocka_unit_test(other_numbers_are_no_integers),
        cmocka_unit_test(user_text_in_an_error_is_short_and_has_no_control_characters),
        cmocka_unit_test(several_errors_come_at_once_in_the_order_of_the_file),
        cmocka_unit_test(errors_stop_at_the_bound),
        cmocka_unit_test(unknown_keys_are_kept_and_listed_topmost_first),
        cmocka_unit_test(an_empty_key_is_a_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
