/** Verbs with which instructions begin, as alternatives of a pattern. */
export const imperativeVerbs = `
add advance apply attach autoclave begin bend blow boil breathe brush carry change charge
check chew clamp clean close confirm connect continue cover crush cut deactivate deflate detach
dip disable discard disconnect disinfect dispose dissolve draw drink drive dry dunk eat empty
fasten fill fit fix flush fold freeze get give glue grip hammer hang heat
hold hook ignore immerse implant inflate inject insert inspect introduce irrigate keep lay leave
lend let lie lift load lower massage mix moisten mount move mute omit open
pierce pinch place plug position pour press prick prime pull pump push put raise
re-?use reinsert release remove repeat replace reseat rest return rinse route rub run screw
seat secure set shake share shave shower shut silence sit skip sleep(?=\\swith|\\sin|\\son) smear smoke
soak speak spray squeeze stack stand staple start steep sterili[sz]e stick stop store strap
stretch submerge suture swallow swim switch take talk tape test thread throw tie tighten
touch trim turn twist unplug use vent verify wait walk warm wash wear wet
wipe withdraw work wrap
`
  .trim()
  .replace(/\s+/gu, '|');
