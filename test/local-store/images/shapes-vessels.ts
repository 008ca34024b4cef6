import { box, flat, label, oval, type Shape, solid, solidBox, stroke } from "./strokes.ts";

const glaze = (seed: number) => (seed % 3) + 1;

/** Things that hold what one drinks or eats. */
export const VESSELS: Record<string, Shape> = {
  mug: (p, seed) =>
    stroke("M392 250c92-14 104 138-6 138", p.base, 30) +
    stroke("M392 250c92-14 104 138-6 138", "#00000018", 30) +
    solid("M180 196h224v214q0 70-70 70h-84q-70 0-70-70z", p.base) +
    (seed % 3 === 0 ? flat("M180 372h224v38q0 70-70 70h-84q-70 0-70-70z", p.trim, ' opacity=".85"') : "") +
    (seed % 3 === 1 ? speckles(p.dark) : "") +
    oval(292, 196, 112, 26, p.light) +
    oval(292, 200, 96, 18, "#5b3a29"),
  cup: (p) =>
    oval(300, 470, 190, 26, p.dark) +
    oval(300, 462, 190, 26, p.light) +
    stroke("M410 318c70-12 78 78-18 88", p.base, 22) +
    solid("M186 290h228q0 110-66 156q-12 12-48 12t-48-12q-66-46-66-156z", p.base) +
    oval(300, 290, 114, 24, p.light) +
    oval(300, 293, 98, 17, "#5b3a29"),
  bowl: (p, seed) =>
    box(242, 452, 116, 28, 8, p.dark) +
    solid("M112 280h376q-6 130-116 176q-20 8-72 8t-72-8Q118 410 112 280z", p.base) +
    oval(300, 280, 188, 42, p.light) +
    oval(300, 286, 164, 31, p.dark) +
    (glaze(seed) === 2 ? stroke("M132 336q168 40 336 0", p.trim, 10) : ""),
  plate: (p, seed) =>
    `<circle cx="300" cy="296" r="190" fill="#00000014" transform="translate(0 12)"/><circle cx="300" cy="290" r="190" fill="${p.base}"/><circle cx="300" cy="290" r="190" fill="url(#light)"/>` +
    `<circle cx="300" cy="290" r="${glaze(seed) === 1 ? 168 : 176}" fill="none" stroke="${p.trim}" stroke-width="6" opacity=".7"/>` +
    `<circle cx="300" cy="290" r="120" fill="${p.light}"/><circle cx="300" cy="290" r="112" fill="${p.base}" opacity=".55"/>`,
  glass: (p) =>
    `<g opacity=".82">${solid("M196 170h208l-22 292q-2 18-22 18H240q-20 0-22-18z", p.light)}</g>` +
    flat("M208 300h184l-12 150q-2 14-18 14H238q-16 0-18-14z", p.base, ' opacity=".7"') +
    [232, 268, 304, 340].map((x) => stroke(`M${x} 190l${(300 - x) / 9} 270`, "#ffffff", 5)).join("") +
    oval(300, 170, 104, 16, "#ffffffaa"),
  coupe: (p) =>
    `<g opacity=".85">${solid("M160 180h280q-4 110-140 126q-136-16-140-126z", p.light)}</g>` +
    flat("M172 214h256q-18 76-128 88q-110-12-128-88z", p.base, ' opacity=".75"') +
    box(293, 300, 14, 160, 6, p.light) +
    oval(300, 468, 84, 13, p.light) +
    oval(300, 180, 140, 16, "#ffffffaa"),
  jug: (p) =>
    stroke("M388 246c100-10 90 160-8 160", p.dark, 24) +
    solid(
      "M196 176l-36-18h240q12 92 6 150q26 60-8 142q-12 30-50 30h-96q-40 0-50-30q-34-90 0-150q10-60-6-124z",
      p.base,
    ) +
    oval(286, 160, 112, 18, p.light) +
    oval(290, 162, 92, 11, p.dark),
  bottle: (p, seed) =>
    solid(
      "M262 120h76v66q4 34 34 62q20 20 20 54v148q0 30-30 30H238q-30 0-30-30V302q0-34 20-54q30-28 34-62z",
      p.base,
      p.seeThrough ? ' opacity=".85"' : "",
    ) +
    solidBox(256, 96, 88, 44, 10, p.trim) +
    label(226, 316, 148, 110, p, seed) +
    box(226, 262, 10, 190, 5, "#ffffff55"),
  flask: (p, seed) =>
    solidBox(212, 196, 176, 284, 34, p.base) +
    solidBox(226, 112, 148, 92, 22, p.trim) +
    box(212, 216, 176, 10, 0, p.dark) +
    (seed % 2 ? stroke("M256 112c0-40 88-40 88 0", p.dark, 16) : box(274, 92, 52, 26, 10, p.dark)) +
    box(236, 252, 12, 190, 6, "#ffffff44") +
    `<circle cx="300" cy="352" r="30" fill="${p.trim}" opacity=".9"/>` +
    flat("M284 362l16-32 16 32z", p.base),
  jar: (p, seed) =>
    (p.seeThrough ? `<g opacity=".9">` : "<g>") +
    solid("M196 190h208q26 20 26 54v196q0 40-40 40H210q-40 0-40-40V244q0-34 26-54z", p.base) +
    "</g>" +
    solidBox(184, 138, 232, 60, 14, p.trim) +
    box(184, 182, 232, 8, 0, "#00000022") +
    label(216, 268, 168, 130, p, seed),
  tin: (p, seed) =>
    solidBox(178, 176, 244, 304, 14, p.base) +
    solidBox(168, 132, 264, 72, 14, p.dark) +
    oval(300, 136, 132, 16, p.light) +
    label(210, 246, 180, 180, p, seed),
  teapot: (p) =>
    stroke("M414 280c112-20 100 160-16 150", p.dark, 24) +
    solid("M190 330L96 250q-8-16 12-22l38-4 70 76z", p.base) +
    solid("M300 218c112 0 150 84 150 140 0 84-66 122-150 122s-150-38-150-122c0-56 38-140 150-140z", p.base) +
    oval(300, 232, 84, 20, p.dark) +
    solid("M222 228q8-46 78-46t78 46q-78 18-156 0z", p.light) +
    `<circle cx="300" cy="168" r="20" fill="${p.trim}"/>`,
  kettle: (p, seed) =>
    (seed % 2
      ? stroke("M214 420C120 420 160 300 90 268", p.dark, 22)
      : solid("M208 340L110 262q-4-18 14-22l26-2 78 66z", p.base)) +
    stroke("M216 236C190 80 410 80 384 236", p.trim, 24) +
    solid("M226 232h148q58 60 64 196q0 52-52 52H214q-52 0-52-52q6-136 64-196z", p.base) +
    oval(300, 232, 74, 16, p.light) +
    `<circle cx="300" cy="210" r="18" fill="${p.ink}"/>` +
    box(180, 448, 240, 10, 5, "#00000022"),
  vase: (p, seed) =>
    stroke("M300 190C292 140 270 120 252 92M300 190C306 130 330 116 352 88M300 190V80", "#7d9270", 7) +
    [
      [250, 90],
      [354, 86],
      [300, 74],
    ]
      .map(([x = 0, y = 0]) => oval(x, y, 20, 26, seed % 2 ? "#e3a99c" : "#e9c46a"))
      .join("") +
    solid("M268 180h64q4 50 50 98q38 42 30 112q-6 90-64 90H252q-58 0-64-90q-8-70 30-112q46-48 50-98z", p.base) +
    oval(300, 180, 32, 8, p.dark) +
    (glaze(seed) === 1 ? stroke("M196 340q104 34 208 0M190 368q110 36 220 0", p.trim, 8) : ""),
};

function speckles(colour: string): string {
  const spots = [
    [214, 250],
    [252, 300],
    [236, 380],
    [290, 250],
    [312, 340],
    [276, 430],
    [352, 282],
    [372, 372],
    [336, 440],
    [220, 330],
  ];
  return spots.map(([x = 0, y = 0], i) => oval(x, y, 4 + (i % 3), 4 + (i % 2), colour)).join("");
}
