/* model/formats/container_facts.h - what a document for a runtime says of the container that it
 * was made from; the OCI spec and both documents for the Host Compute Service say it in their own
 * words.
 *
 * Source of the rules: moby's createSpec (daemon/oci_windows.go) and libcontainerd's translation to
 * the Host Compute Service, read backwards. What they cannot tell stays unsaid: whether a value
 * was asked for or is a default, a network's name, whether a share of the processors was given as
 * CPUs or as a percentage. */
#ifndef MODEL_FORMATS_CONTAINER_FACTS_H
#define MODEL_FORMATS_CONTAINER_FACTS_H

#include "model/formats/evidence.h"

/* How a network is called that only an endpoint's id tells of, and a number. */
#define ENDPOINT_NETWORK "network-"
/* How an image is called of which only the layers are told. */
#define LAYERS_IMAGE    "image"
#define ENDPOINT_SOURCE "endpoints" /* what said so: "OCI spec: endpoints" */

/* moby lets the flushes of a container's first boot be ignored, and of no other. */
enum container_boot { CONTAINER_BOOT_NOT_SAID, CONTAINER_BOOT_FIRST, CONTAINER_BOOT_LATER };

struct container_facts { /* STR_NONE, NULL: not said. Numbers as they are written. All borrowed */
    const char *by;      /* "HCS document" */
    struct str id, isolation, hostname, domainname, base_fs, user, working_dir, shared_with,
        credentials;
    struct str command_line;         /* instead of args */
    const struct value *annotations; /* a map of strings */
    const struct value *args, *env;  /* lists of strings */
    struct str memory;               /* bytes */
    struct str cpu_count, cpu_shares, iops, bandwidth;
    struct str cpu_maximum; /* of 10000 */
    struct str console_height, console_width;
    bool terminal, unqualified_names;
    bool linux_container; /* of a Linux image on a Windows daemon */
    enum container_boot boot;
    const struct value *layers; /* folders, the topmost first, the container's own last; owned */
    const struct value *mounts; /* as in an inspect; owned */
    const struct value *endpoints, *devices, *dns_search; /* lists of strings; owned */
};

/* Puts down what is said, and that the container is known in part. Takes what is owned. */
void container_facts_tell(struct evidence *out, struct container_facts *f);

/* "class/GUID" or "TYPE://ID" of each: its type and id by their keys; type NULL: all are of type
 * class. The caller owns it; NULL: no memory. */
const struct value *device_facts(struct arena *a, const struct value *list, const char *type,
                                 const char *id);

/* An element of container.Mounts. NULL: no memory. */
struct value *mount_fact(struct str source, struct str destination, bool read_only);

#endif
