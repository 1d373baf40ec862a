"use strict";
/* The layouts that the page comes with, and their groups: each holds things, or further groups. */

/** The ways to group things, the usual one first; none in a small picture. */
let ways = [];
const groupOfKey = new Map();
/** For each way, the groups that a thing is in, from the widest to the narrowest. */
const groupPaths = {};

function readGroups(way) {
  const paths = new Map();
  const walk = (group, path) => {
    const made = { ...group, way, path, id: `${way} ${group.key}`, short: shortKey(`${way} ${group.key}`) };
    groupOfKey.set(made.id, made);
    const within = [...path, made];
    made.kids = (group.kids || []).map((kid) => walk(kid, within));
    (group.things || []).forEach((at) => paths.set(at, within));
    made.all = [...(group.things || []), ...made.kids.flatMap((kid) => kid.all)];
    return made;
  };
  data.layouts[way].groups.forEach((group) => walk(group, []));
  groupPaths[way] = paths;
}

function startGroups() {
  ways = Object.keys(data.layouts).filter((way) => data.layouts[way].groups);
  ways.forEach(readGroups);
}

/** The way in which things are grouped now; null where each stands for itself. */
function wayOf(scene, number) {
  if (scene.way === "none" || ways.length === 0) return null;
  if (scene.way && ways.includes(scene.way)) return scene.way;
  return number > data.many ? ways[0] : null;
}

/** The layout by which things stand: that of the way chosen, even where no group is closed. */
function layoutOf(scene) {
  return data.layouts[ways.includes(scene.way) ? scene.way : Object.keys(data.layouts)[0]];
}

function groupName(group) {
  const part = group.part ? say("groupPart", { n: group.part }) : "";
  const name =
    group.zone !== undefined
      ? nameOf(things[group.zone])
      : group.rest
        ? say({ none: "groupNoZone", others: "groupOtherZones" }[group.rest])
        : group.kind
          ? headOf(group.kind)
          : "";
  return [name, part].filter(Boolean).join(" ");
}

/** The name as short as the articles have it: of a zone the shortest of its names that still says which. */
function shortGroupName(group) {
  if (group.zone === undefined || group.part || state.lang === "en") return groupName(group);
  const names = namesOf(things[group.zone]).filter((name) => name.length > 3 && /[\u4e00-\u9fff]/.test(name));
  return names.reduce((short, name) => (name.length < short.length ? name : short), groupName(group));
}

/** The name with those of the groups around it. */
function wholeGroupName(group) {
  const names = [...group.path, group].filter((each) => !each.part).map(groupName);
  return [...names, group.part ? say("groupPart", { n: group.part }) : ""].filter(Boolean).join(" · ");
}
