/** First and last names as a British shop with customers across Europe has them, accents and apostrophes included. */
export const FIRST_NAMES =
  "Amelia Oliver Aisha Noah Siân Lewis Priya Jack Chloé Liam Zofia Harry Ngozi George Maeve Omar Freya Tomasz Isla Mateo Grace Yusuf Hannah Björn Emily Rohan Poppy Lukas Ruby Cillian Daisy Marek Ella Ibrahim Alice Jürgen Florence Kwame Niamh Pieter Sophie Dmitri Martha Hugo Beatriz Callum Leila Arthur Eira Samuel".split(
    " ",
  );

export const LAST_NAMES =
  "Hughes Patel O'Brien Smith Müller Okafor Jones Nowak Taylor Dubois Williams García Khan Evans de-Vries Brown Rossi Wilson Kowalski Thomas Nguyen Roberts Murphy Walker Schmidt Wright Robinson Thompson Ahmed White Green Jansen Hall Lefèvre Clarke Byrne Cooper Singh Ward Fernández Turner Begum Hill Doyle Campbell Bianchi Mitchell Fraser Ó-Súilleabháin Adeyemi".split(
    " ",
  );
