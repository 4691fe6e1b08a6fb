import {
	foldName,
	hasOtherForms,
	isSameToBox,
	likeness,
	sameName,
} from '../../../nodes/Box/client/names';

const nfd = (text: string) => text.normalize('NFD');

test.each([
	['Reports', 'reports'],
	['Café', nfd('Café')],
	['CAFÉ', nfd('café')],
	['Straẞe', 'straße'],
	['ΟΔΟΣ', 'οδος'],
	['ΟΔΟΣ.pdf', 'οδοσ.pdf'],
	['İzmir', nfd('İzmir')],
	['H\u0331', '\u1e96'],
	['한글', nfd('한글')],
	['ガ', nfd('ガ')],
	['q\u0307\u0323', 'q\u0323\u0307'],
	['\u212A', 'k'],
	['\u212B', 'Å'],
	['\u2126', 'ω'],
	['𐐀', '𐐨'],
])('%s and %s are one name', (one, other) => {
	expect(sameName(one, other)).toBe(true);
	expect(sameName(other, one)).toBe(true);
});

test.each([
	['straße', 'strasse'],
	['kız', 'kiz'],
	['İ', 'i'],
	['資料①.pdf', '資料1.pdf'],
	['ﬁle', 'file'],
	['Ａ', 'A'],
	['café', 'cafe'],
	['a', 'a '],
	['', 'a'],
])('%s and %s are two names', (one, other) => {
	expect(sameName(one, other)).toBe(false);
});

test('a name in both forms has one fold', () => {
	expect(foldName(nfd('CAFÉ'))).toBe('café');
});

test('the very same name fits best, then one that is the same to Box', () => {
	const wanted = 'Café';
	const names = ['Cafe', nfd('café'), nfd('Café'), 'CAFÉ', 'Café'];
	expect(names.map((name) => likeness(name, wanted))).toEqual([0, 1, 1, 2, 3]);
});

test('which names have other forms', () => {
	expect(['a.txt', 'straße', '資料①'].filter(hasOtherForms)).toEqual([]);
	expect(['é', nfd('é'), 'ガ', '\u212B'].filter(hasOtherForms)).toHaveLength(4);
});

test('Box tells the forms of Unicode apart, but not the cases', () => {
	expect(isSameToBox('CAFÉ', 'café')).toBe(true);
	expect(isSameToBox(nfd('café'), 'café')).toBe(false);
});

test.each([
	['\u212A.pdf', 'k.pdf'],
	['\u212A.pdf', 'K.pdf'],
	['\u212B.pdf', 'å.pdf'],
	['\u2126.pdf', 'Ω.pdf'],
	['İ.pdf', nfd('İ.pdf')],
	['Straẞe', 'straße'],
])('%s is no capital of %s, though it looks the same', (one, other) => {
	expect(likeness(one, other)).toBe(1);
	expect(likeness(other, one)).toBe(1);
});
