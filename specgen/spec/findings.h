/* specgen/spec/findings.h - the checks of findings_*.c, which the table in findings.c runs.
 *
 * Each reads the document, the host's answers and the result, and changes nothing but the list of
 * findings. */
#ifndef SPECGEN_SPEC_FINDINGS_H
#define SPECGEN_SPEC_FINDINGS_H

#include "specgen/spec/build.h"

typedef void finding_check(struct spec_build *b);

static inline void warn(struct spec_build *b, enum spec_rule rule, struct spec_ref ref,
                        struct str text)
{
    spec_find_note(b, SPEC_WARNING, rule, ref, text);
}

static inline void note(struct spec_build *b, enum spec_rule rule, struct spec_ref ref,
                        struct str text)
{
    spec_find_note(b, SPEC_INFO, rule, ref, text);
}

/* Whether what is true of Windows containers is true of this one: else nothing of it is told, not
 * even beside a refusal of the image. */
static inline bool finding_of_windows(const struct spec_build *b)
{
    return !b->r->linux_container && !b->other_system;
}

/* Whether it is a HostProcess container, which runs on the host itself. */
bool finding_on_host(const struct spec_build *b);

/* findings_program.c: what is started, and where */
finding_check finding_working_directory, finding_program, finding_option_behind, finding_unquoted;

/* findings_user.c: as whom */
finding_check finding_user_id, finding_network_service, finding_gmsa_user;

/* findings_files.c: secrets, configs, mounts */
finding_check finding_config_as_file, finding_owner, finding_readers;
finding_check finding_writable, finding_destination;

/* findings_volumes.c */
finding_check finding_image_volume;

/* findings_devices.c */
finding_check finding_device_class;

/* findings_linux.c */
finding_check finding_of_linux;

/* findings_network.c */
finding_check finding_network_mode, finding_endpoint_order, finding_host_address;

/* findings_host.c: what Windows makes of it on this host */
finding_check finding_daemon_file, finding_maker, finding_host_process, finding_layers,
    finding_build;
finding_check finding_hypervisor, finding_events;

/* The drive of C:\x and \\?\C:\x as a small letter; 0: none. `rest` is what stands behind the
 * colon. */
char finding_drive(struct str path, struct str *rest);

#endif
