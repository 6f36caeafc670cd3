/* model/document/document.h - the typed view of one document: container and host.
 *
 * A snapshot is made from a value tree by mdl_doc_new() and never changes. Names and
 * meanings are those of the Docker API (container) and of the host part of the scenario
 * format. Which member belongs to which key is said by the field registry
 * (model/document/fields.h).
 *
 * Ownership: texts are borrowed from the value tree, lists lie in the snapshot's arena; both
 *            live until mdl_doc_free().
 * Presence:  absent, null and a zero value are three things. Code that need not tell them
 *            apart may read the value alone: it is zero/empty unless presence is MDL_SET. */
#ifndef MODEL_DOCUMENT_DOCUMENT_H
#define MODEL_DOCUMENT_DOCUMENT_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/document/fields.h"
#include "model/document/lookup.h"
#include "model/document/name_order.h"
#include "model/value/value.h"

#include <stdint.h>

enum mdl_presence { MDL_ABSENT, MDL_NULL, MDL_SET };

struct mdl_string {
    enum mdl_presence presence;
    struct str v;
};
struct mdl_bool {
    enum mdl_presence presence;
    bool v;
};
struct mdl_int {
    enum mdl_presence presence;
    int64_t v;
};
struct mdl_uint {
    enum mdl_presence presence;
    uint64_t v;
};
/* Every list and map of elements starts like this; `items` is typed below. */
struct mdl_list {
    enum mdl_presence presence;
    size_t count;
    void *items;
};
struct mdl_strings {
    enum mdl_presence presence;
    size_t count;
    struct mdl_string *items;
};
struct mdl_ints {
    enum mdl_presence presence;
    size_t count;
    struct mdl_int *items;
};
/* A map's element is a struct whose first member is its name, followed by the child's storage. */
struct mdl_named_string {
    struct str name;
    struct mdl_string v;
};
struct mdl_named_any {
    struct str name;
    const struct value *v;
};
struct mdl_string_map { /* in the order of the document */
    enum mdl_presence presence;
    size_t count;
    struct mdl_named_string *items;
};
struct mdl_any_map {
    enum mdl_presence presence;
    size_t count;
    struct mdl_named_any *items;
};

#define MDL_LIST_OF(type)                                                                          \
    struct {                                                                                       \
        enum mdl_presence presence;                                                                \
        size_t count;                                                                              \
        type *items;                                                                               \
    }

/* ---- container ---------------------------------------------------------------------- */

struct mdl_device {
    enum mdl_presence presence;
    struct mdl_string path_on_host, path_in_container, cgroup_permissions;
};

struct mdl_mount_point { /* container.Mounts[]: resolved, as inspect prints them */
    enum mdl_presence presence;
    struct mdl_string type, name, source, destination, driver;
    struct mdl_bool rw;
};

struct mdl_mount_spec { /* HostConfig.Mounts[]: as asked for with --mount */
    enum mdl_presence presence;
    struct mdl_string type, source, target, consistency;
    struct mdl_bool read_only;
    struct mdl_bind_options {
        enum mdl_presence presence;
        struct mdl_string propagation;
        struct mdl_bool non_recursive;
    } bind_options;
    struct mdl_volume_options {
        enum mdl_presence presence;
        struct mdl_bool no_copy;
        struct mdl_string subpath;
        const struct value *labels;
        struct mdl_driver_config {
            enum mdl_presence presence;
            struct mdl_string name;
            const struct value *options;
        } driver_config;
    } volume_options;
    const struct value *tmpfs_options, *image_options, *cluster_options;
};

struct mdl_file_target {
    enum mdl_presence presence;
    struct mdl_string name, uid, gid;
    struct mdl_uint mode; /* permission bits */
};

struct mdl_secret_reference {
    enum mdl_presence presence;
    struct mdl_string id, name;
    struct mdl_file_target file; /* null: not a file target */
};

struct mdl_config_reference {
    enum mdl_presence presence;
    struct mdl_string id, name;
    struct mdl_file_target file;
    struct mdl_runtime_target {
        enum mdl_presence presence;
    } runtime;
};

struct mdl_port_binding {
    enum mdl_presence presence;
    struct mdl_string host_ip, host_port;
};
struct mdl_port_bindings { /* PortBindings{}: one container port */
    struct str name;       /* "80/tcp" */
    MDL_LIST_OF(struct mdl_port_binding) bindings;
};

struct mdl_throttle_device {
    enum mdl_presence presence;
    struct mdl_string path;
    struct mdl_uint rate;
};
struct mdl_weight_device {
    enum mdl_presence presence;
    struct mdl_string path;
    struct mdl_uint weight;
};
struct mdl_ulimit {
    enum mdl_presence presence;
    struct mdl_string name;
    struct mdl_int soft, hard;
};
typedef MDL_LIST_OF(struct mdl_throttle_device) mdl_throttle_devices;

struct mdl_config {
    enum mdl_presence presence;
    struct mdl_string hostname, domainname, user, working_dir, mac_address, stop_signal;
    struct mdl_bool tty, args_escaped;
    struct mdl_strings env;
    struct mdl_any_map exposed_ports; /* "80/tcp": {} */
    struct mdl_any_map volumes;       /* "C:\\data": {} */
    struct mdl_bool network_disabled;
    struct mdl_healthcheck {
        enum mdl_presence presence;
        struct mdl_strings test;
        struct mdl_int interval, timeout, start_period, start_interval; /* ns */
        struct mdl_int retries;
    } healthcheck;
};

struct mdl_host_config {
    enum mdl_presence presence;
    struct mdl_string isolation, network_mode, cgroup_parent, cpuset_cpus, cpuset_mems;
    struct mdl_int cpu_shares, cpu_percent, cpu_count, nano_cpus;
    struct mdl_int memory; /* bytes */
    struct mdl_uint io_maximum_bandwidth /* bytes/s */, io_maximum_iops;
    MDL_LIST_OF(struct mdl_device) devices;
    struct mdl_strings security_opt;
    struct mdl_list_of_console_size {
        enum mdl_presence presence;
        size_t count;
        struct mdl_uint *items; /* [height, width] */
    } console_size;
    struct mdl_bool readonly_rootfs, privileged;
    struct mdl_strings cap_add, cap_drop, capabilities, device_cgroup_rules;
    struct mdl_strings dns, dns_search, extra_hosts, links, binds, volumes_from;
    MDL_LIST_OF(struct mdl_mount_spec) mounts;
    struct mdl_string_map storage_opt, annotations, tmpfs;
    /* Looked at by create and start only. */
    struct mdl_string volume_driver;
    struct mdl_log_config {
        enum mdl_presence presence;
        struct mdl_string type;
    } log_config;
    struct mdl_bool auto_remove, publish_all_ports;
    struct mdl_restart_policy {
        enum mdl_presence presence;
        struct mdl_string name;
        struct mdl_int maximum_retry_count;
    } restart_policy;
    MDL_LIST_OF(struct mdl_port_bindings) port_bindings;
    struct mdl_int cpu_realtime_period, cpu_realtime_runtime, cpu_period, cpu_quota;
    struct mdl_int kernel_memory, memory_reservation, memory_swap, memory_swappiness, pids_limit;
    struct mdl_bool oom_kill_disable;
    struct mdl_uint blkio_weight;
    MDL_LIST_OF(struct mdl_weight_device) blkio_weight_device;
    mdl_throttle_devices blkio_device_read_bps, blkio_device_read_iops;
    mdl_throttle_devices blkio_device_write_bps, blkio_device_write_iops;
    MDL_LIST_OF(struct mdl_ulimit) ulimits;
};

struct mdl_network_settings {
    enum mdl_presence presence;
    struct mdl_any_map networks; /* only the names matter to the spec builder */
};

struct mdl_container {
    enum mdl_presence presence;
    struct mdl_string id, name /* with its leading '/' */, path, image /* id in host.Images */;
    struct mdl_strings args;
    struct mdl_bool has_been_started_before; /* as written; see mdl_started_before() */
    struct mdl_state {
        enum mdl_presence presence;
        struct mdl_string started_at;
    } state;
    struct mdl_string base_fs; /* null or absent: the filesystem is not mounted */
    struct mdl_config config;
    struct mdl_host_config host_config;
    struct mdl_network_settings network_settings;
    MDL_LIST_OF(struct mdl_mount_point) mounts;
    struct mdl_string network_shared_container_id;
    struct mdl_strings shared_endpoint_list;
    MDL_LIST_OF(struct mdl_secret_reference) secret_references;
    MDL_LIST_OF(struct mdl_config_reference) config_references;
};

/* ---- request ------------------------------------------------------------------------ */

/* What a client sends to make a container; it goes the way of create (specgen/create). */
struct mdl_request {
    enum mdl_presence presence;
    struct mdl_string name, platform; /* of the call's query */
    struct mdl_string api;            /* the client's API version: 1.43 */
    const struct value *body; /* of POST /containers/create; NULL: none. Borrowed from the root. */
};

/* ---- host --------------------------------------------------------------------------- */

struct mdl_image {
    enum mdl_presence presence;
    struct mdl_string id, os, architecture, variant, os_version;
    struct mdl_strings layer_folders;     /* topmost first, the writable one last */
    struct mdl_string error, layer_error; /* what the image store answers instead */
};

struct mdl_registry {
    enum mdl_presence presence; /* not MDL_SET: the key does not exist */
    struct mdl_string_map values, read_errors;
    struct mdl_string open_error;
};

struct mdl_network {
    enum mdl_presence presence;
    struct mdl_string name, id;
    struct mdl_bool find_error, endpoint_error, driver_info_error;
    struct mdl_driver_info {
        enum mdl_presence presence;
        struct mdl_string hnsid;
        struct mdl_gateway_info {
            enum mdl_presence presence;
            struct mdl_string hnsid;
        } gw_info;
        const struct value *allow_unqualified_dns_query; /* any value but null counts */
    } driver_info;
};

struct mdl_event {
    enum mdl_presence presence;
    struct mdl_string provider, message;
    struct mdl_uint id;
};

struct mdl_disk {
    enum mdl_presence presence; /* not MDL_SET: nothing is known */
    struct mdl_strings directories, files;
    struct mdl_string_map errors;
};

struct mdl_host {
    enum mdl_presence presence;
    struct mdl_string default_isolation, root, os_product;
    struct mdl_strings dns_search;
    struct mdl_uint os_build, os_revision, cpu_level;
    struct mdl_int num_cpu, mem_total;
    struct mdl_bool lcow_supported, containerd_store, hyperv, virtual_machine;
    MDL_LIST_OF(struct mdl_image) images;
    struct mdl_credential_specs {
        enum mdl_presence presence;
        struct mdl_string_map files; /* relative to <Root>\CredentialSpecs */
        struct mdl_registry registry;
    } credential_specs;
    struct mdl_string_map configs, secrets;
    struct mdl_disk disk;
    struct mdl_string_map mount_sources, backing_devices;
    MDL_LIST_OF(struct mdl_network) networks;
    MDL_LIST_OF(struct mdl_event) events;
    struct mdl_string_map sources; /* by path below host; see model/document/knowledge.h */
    struct mdl_strings unknown;
};

/* ---- document ----------------------------------------------------------------------- */

#define MDL_FORMAT_VERSION 1

struct mdl_sources { /* in byte order of the paths; model/document/knowledge.c */
    struct mdl_source *items;
    size_t count;
    bool by_place; /* a path of them leads to an element by its place, and so over other lists */
};

struct mdl_doc {
    struct mdl_uint format; /* silospec: 1 */
    struct mdl_string name, description, engine;
    uint32_t release; /* that `engine` means, see model/document/engine.h */
    struct mdl_container container;
    struct mdl_string_map answers; /* that somebody got, by who gave it */
    struct mdl_request request;
    struct mdl_host host;
    struct mdl_sources sources;                   /* of host.Sources and host.Unknown */
    struct name_order networks, secrets, configs; /* of the host, by their names */
    struct name_order network_ids;
    struct name_order directories, files, path_errors, mount_sources, backing_devices; /* paths */
    struct name_order credential_files, registry_values, registry_errors; /* whatever their case */
    struct mdl_lookup lookup; /* by model/document/knowledge.c, whoever asks */
    const struct value *root; /* owned */
    struct arena arena;
    bool has_unknown;         /* perhaps: keys that no field knows; */
    bool has_unknown_of_host; /* the host has some of them */
    /* There was no memory to answer what somebody asked of it, so that the answer was not true:
     * what was made of it meanwhile is none. Set by who answers, though all else is only read. */
    bool memory_short;
};

/* Decodes a tree through the field registry. Takes its own reference of root. Errors are
 * siblings, at most BOUND_ERRORS: wrong types, numbers out of range, each with place, path,
 * what was found and what is expected. *out is written only on success. */
struct err *mdl_doc_new(struct mdl_doc **out, const struct value *root);
void mdl_doc_free(struct mdl_doc *doc);
/* The same for a tree that differs from base's in a few places, as after an edit, in the time that
 * those take. base must outlive it; NULL: there is none. */
struct err *mdl_doc_beside(struct mdl_doc **out, const struct mdl_doc *base,
                           const struct value *root);

struct field_index;

/* For document after document: *doc, which is NULL or was cleared, becomes that of the tree; NULL
 * after an error. names: NULL, or what finds the fields faster. */
struct err *mdl_doc_renew(struct mdl_doc **doc, const struct field_index *names,
                          const struct value *root);
/* The same from a scenario's JSON text, for who only asks the spec builder: no tree is made, `root`
 * is NULL. *done: false when it needs the tree, or something is wrong that reading the tree tells;
 * *doc is then as before. Borrows from itself only. */
struct err *mdl_doc_renew_text(struct mdl_doc **doc, const struct field_index *names,
                               struct str text, bool *done);
/* Lets go of the tree; NULL is fine. */
void mdl_doc_clear(struct mdl_doc *doc);

/* HasBeenStartedBefore; when absent, whether State.StartedAt is a real time. */
bool mdl_started_before(const struct mdl_doc *doc);

/* Key paths in the document that no field knows ("not known, changes nothing"), in order;
 * calls back once for each topmost one. */
void mdl_doc_unknown(const struct mdl_doc *doc,
                     void (*each)(void *ctx, struct str path, const struct value *v), void *ctx);

#endif
