#!/usr/bin/env bash
# A Slurm of one node: this machine, controller and daemon, for trying array jobs out. As root, on Debian:
#   apt-get install slurm-wlm && ./one-node.sh start    # and ./one-node.sh stop
set -euo pipefail
folder=${SLURM_TRIAL:-/tmp/slurm-trial}
host=$(hostname -s)

start() {
  mkdir -p "$folder"/{state,spool}
  # Who may speak to whom: munge signs messages with a key of this machine.
  mkdir -p -m 0755 /run/munge && chown munge: /run/munge
  pgrep -x munged >/dev/null || runuser -u munge -- munged
  memory=$(awk '/MemTotal/ { print int($2 / 1024 * 0.9) }' /proc/meminfo)
  cat >"$folder/slurm.conf" <<CONF
ClusterName=trial
SlurmctldHost=$host
SlurmUser=root
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
# No control groups: a container may not have them.
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
NodeName=$host CPUs=$(nproc) RealMemory=$memory State=UNKNOWN
PartitionName=trial Nodes=$host Default=YES State=UP
CONF
  export SLURM_CONF=$folder/slurm.conf
  slurmctld -c
  slurmd -c
  for _ in $(seq 50); do
    [[ $(sinfo --noheader --format %t 2>/dev/null) == idle ]] && break
    sleep 0.2
  done
  sinfo
  echo "export SLURM_CONF=$SLURM_CONF"
}

stop() {
  for name in slurmd slurmctld; do
    if [[ -f $folder/$name.pid ]]; then kill "$(cat "$folder/$name.pid")" || true; fi
  done
}

"${1:-start}"
